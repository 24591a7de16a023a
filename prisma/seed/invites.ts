import { randomUUID } from 'node:crypto'
import { joinInvite } from '@/lib/campaigns/invite/join-invite'
import { openInvite } from '@/lib/campaigns/invite/open-invite'
import { welcomeFriend } from '@/lib/campaigns/invite/welcome-friend'
import { db } from '@/lib/db/client'
import { row } from '@/lib/db/sql'
import { signUp } from '@/lib/shoppers/sign-up'

const idOf = async (email: string): Promise<string | null> =>
  (await row<{ id: string }>('select id from account where email = $1', [email]))?.id ?? null

/** Whoever comes in with a link, in a browser of their own. */
async function comesIn(code: string, at: Date, email: string, name: string | null): Promise<void> {
  const visitorHash = Buffer.from(randomUUID())
  const guest = { actor: null, visitorHash, locale: 'zh-CN', at, on: db() } as const
  await openInvite(guest, { code, visit: null })
  if (name !== null) await signUp(guest, { name, email, password: 'a long walk by the river' })
  const accountId = await idOf(email)
  if (!accountId) return
  await welcomeFriend({ at, on: db() }, { accountId, visitorHash, deviceHash: Buffer.from(randomUUID()) })
}

/** Li takes part, a friend has signed up, and somebody came who was a customer before. */
export async function seedFriends(campaignId: string, now: Date): Promise<void> {
  const id = await idOf('li@demo.test')
  // a shop without its demo shoppers
  if (!id) return
  const li = { id, email: 'li@demo.test', name: '', staffRole: null }
  const joined = await joinInvite({ actor: li, at: now, on: db() }, { campaignId })
  if (!joined.ok) throw new Error(`a link: ${joined.refusal}`)
  await comesIn(joined.value.code, now, 'friend-of-li@demo.test', '周小棠')
  await comesIn(joined.value.code, now, 'amy@demo.test', null)
}
