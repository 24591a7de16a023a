import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db/client'
import { staff } from '@/lib/gate/staff.fixture'
import { give, newShopper, today } from '@/lib/points/ledger.fixture'
import { claimReward } from '../claim-reward'
import { allowHost } from '../hosts/allow-host'
import { wantReward } from '../reward.fixture'
import { saveReward } from '../staff/save-reward'
import { blankReward, type SaveReward, saveRewardSchema } from '../staff/schema'
import type { Link } from './rules'
import { linkSchema } from './schema'

export const asShopper = (id: string, at: Date | null = today) => ({
  actor: { id, email: '', name: '', staffRole: null },
  visitorHash: null,
  locale: 'zh-CN' as const,
  at,
  on: db(),
})

/** A house that nobody else of the tests knows, on the list. */
export async function newHost(withSubdomains = false): Promise<string> {
  const done = await allowHost(await staff('owner'), {
    host: `h${randomUUID().slice(0, 8)}.example.com`,
    withSubdomains,
  })
  if (!done.ok) throw new Error(done.refusal)
  return done.value.host
}

/** A reward that leads somewhere, as the merchant's form would send it. */
export async function linkReward(link: Partial<Link> & { target: string }, fields: Partial<SaveReward> = {}) {
  const reward = saveRewardSchema.parse({
    ...blankReward,
    kind: 'link',
    category: 'digital',
    titleZh: '京东 10 元券',
    titleEn: '¥10 at JD',
    state: 'live',
    link: { platform: 'jd', referenceName: 'ref', ...link },
    ...fields,
  })
  return saveReward({ ...(await staff('merchant')), at: today }, reward)
}

/** Somebody who has a claim on a reward of this target, at the reward's price. */
export async function linkClaim(link: Partial<Link> & { target: string }, fields: Partial<SaveReward> = {}) {
  const saved = await linkReward(link, fields)
  if (!saved.ok) throw new Error(saved.refusal)
  const { rewardId } = saved.value
  return { rewardId, ...(await claimOf(rewardId)) }
}

/** A new shopper's claim on this reward. */
export async function claimOf(rewardId: string) {
  const accountId = await newShopper()
  await give(accountId, 500)
  const got = await claimReward(asShopper(accountId), wantReward(rewardId, 500))
  if (!got.ok) throw new Error(got.refusal)
  return { accountId, claimId: got.value.claimId, state: got.value.state }
}

/** What the form and the gate complain of. */
export function linkSchemaIssues(link: Partial<Link> & { target: string }): string[] {
  const read = linkSchema.safeParse({ platform: 'jd', referenceName: 'ref', ...link })
  return read.success ? [] : read.error.issues.map((issue) => issue.message)
}
