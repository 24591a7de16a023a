import { FirstSteps } from '@/components/merchant-first-steps/first-steps'
import { findFirstSteps } from '@/lib/desk/queries'
import { type FirstStep, firstSteps } from '@/lib/desk/schema'
import type { StaffContext } from '@/lib/gate/context'
import { may, type Permission } from '@/lib/gate/permissions'

const takenWith: Record<FirstStep, Permission> = {
  shop: 'settings.write',
  product: 'catalog.write',
  rules: 'points.write',
  reward: 'rewards.write',
  staff: 'staff.write',
  order: 'dashboard.read',
}

/** The opening checklist, for whoever runs the shop: those who only look at figures have no first steps. */
export async function FirstStepsPanel({ ctx }: { ctx: StaffContext }) {
  const { staffRole } = ctx.actor
  if (!may(staffRole, 'catalog.write')) return null
  const mine = firstSteps.filter((step) => may(staffRole, takenWith[step]))
  return <FirstSteps done={await findFirstSteps(ctx)} mine={mine} />
}
