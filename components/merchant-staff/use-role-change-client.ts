'use client'
import { useTranslations } from 'next-intl'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import { setStaffRoleAction } from '@/lib/staff/actions'
import type { StaffMember } from '@/lib/staff/queries'
import type { SetStaffRole } from '@/lib/staff/schema'

/** Sets a role, says so, and offers the way back: the same deed the other way round. */
export function useRoleChange({ id, name, email, role }: StaffMember) {
  const t = useTranslations('staff')
  const roles = useTranslations('merchant.roles')
  const common = useTranslations('common.client')
  const router = useRouter()
  const { ask, refused } = useDeed()
  const person = name || email

  async function undo(now: SetStaffRole['role']) {
    const back = { accountId: id, role, from: now, reason: t('undone') }
    const done = await setStaffRoleAction(back).catch(() => null)
    if (done?.ok) toast.success(now === null ? t('restored', { name: person }) : t('changed', { role: roles(role) }))
    else toast.error(common('offline'))
    router.refresh()
  }

  async function change(to: SetStaffRole['role'], reason: string): Promise<boolean> {
    if (!(await ask(setStaffRoleAction({ accountId: id, role: to, from: role, reason })))) return false
    const said = to === null ? t('removed', { name: person }) : t('changed', { role: roles(to) })
    toast.success(said, { action: { label: common('undo'), onPress: () => void undo(to) } })
    router.refresh()
    return true
  }
  return { change, refused, person }
}
