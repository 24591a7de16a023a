import { db } from '@/lib/db/client'
import { row } from '@/lib/db/sql'
import type { StaffRole } from '@/lib/gate/context'
import type { Locale } from '@/lib/i18n/routing'
import { signUp } from '@/lib/shoppers/sign-up'

export const DEMO_PASSWORD = 'regulars-demo'

type DemoAccount = { name: string; email: string; locale: Locale; role: StaffRole | null }

/** Who can sign in to the demo shop; `npm start` prints them. */
export const demoAccounts: readonly DemoAccount[] = [
  { name: '沈老板', email: 'owner@demo.test', locale: 'zh-CN', role: 'owner' },
  { name: '周店长', email: 'merchant@demo.test', locale: 'zh-CN', role: 'merchant' },
  { name: '陈运营', email: 'marketer@demo.test', locale: 'zh-CN', role: 'marketer' },
  { name: '吴客服', email: 'support@demo.test', locale: 'zh-CN', role: 'support' },
  { name: '小郑', email: 'clerk@demo.test', locale: 'zh-CN', role: 'clerk' },
  { name: '何会计', email: 'finance@demo.test', locale: 'zh-CN', role: 'finance' },
  { name: '李雷', email: 'li@demo.test', locale: 'zh-CN', role: null },
  { name: 'Amy', email: 'amy@demo.test', locale: 'en', role: null },
]

/** Makes the demo accounts, as if each had signed up and confirmed the address; answers their ids by address. */
export async function seedAccounts(at: Date | null = null): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const { name, email, locale, role } of demoAccounts) {
    const made = await signUp(
      { actor: null, visitorHash: null, locale, at, on: db() },
      { name, email, password: DEMO_PASSWORD },
    )
    if (!made.ok) throw new Error(`${email} could not be made: ${made.refusal}`)
    const account = await row<{ id: string }>(
      `update account set staff_role = $2::staff_role, email_verified_at = created_at where email = $1 returning id`,
      [email, role],
    )
    if (!account) throw new Error(`${email} was not made`)
    ids.set(email, account.id)
  }
  return ids
}
