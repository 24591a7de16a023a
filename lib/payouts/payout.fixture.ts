import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { simulatedPayouts } from '@/lib/payments/payouts/simulator'
import { give, newShopper } from '@/lib/points/ledger.fixture'
import { claimReward } from '@/lib/rewards/claim-reward'
import { newReward, wantReward } from '@/lib/rewards/reward.fixture'
import type { startTrial } from '@/scripts/stripe-standin/trial'

type Trial = Awaited<ReturnType<typeof startTrial>>

/** So many minutes from now on: payouts are due by the database's clock, or by a moment that a test names. */
export const minutesOn = (minutes: number) => new Date(Date.now() + minutes * 60_000)

export const as = (id: string, at: Date | null = null) => ({
  actor: { id, email: '', name: '', staffRole: null },
  at,
  on: db(),
})

/** A red packet in the mall. */
export const redPacket = (amountMinor = 500, taxClass = 'points', more: object = {}) =>
  newReward({
    kind: 'red-packet',
    category: 'cash',
    title_zh: '现金红包',
    cost_points: 500,
    settings: { redPacket: { amountMinor, taxClass } },
    ...more,
  })

/** Somebody with points for twenty rewards. */
export async function rich(points = 10_000): Promise<string> {
  const id = await newShopper()
  await give(id, points, { at: new Date() })
  return id
}

/** A red packet that a shopper has just exchanged: its claim and its payout. */
export async function packet(rewardId?: string, shopper?: string) {
  const accountId = shopper ?? (await rich())
  const got = await claimReward(as(accountId), wantReward(rewardId ?? (await redPacket()), 500))
  if (!got.ok) throw new Error(got.refusal)
  return { accountId, claimId: got.value.claimId, payoutId: (await payoutOf(got.value.claimId))?.id ?? '' }
}

export type PayoutSeen = {
  id: string
  state: string
  tries: number
  round: number
  amount: number
  withheld: number
  overpaid: number
  trouble: string | null
  key: string
  claim: string
}

/** The newest payout of a claim, and how that claim is. */
export const payoutOf = (claimId: string) =>
  row<PayoutSeen>(
    `select x.id, x.state, x.tries, x.round, x.amount_minor as amount, x.withheld_minor as withheld, x.overpaid_minor as overpaid, x.trouble,
       payout_key(x) as key, c.state as claim
     from payout x join claim c on x.source = 'claim:' || c.id where c.id = $1 order by x.no desc limit 1`,
    [claimId],
  )

/** What the wallet was sent for a payout, whatever the shop believes: its sums. */
export async function receivedFor(trial: Trial, payoutId: string): Promise<number[]> {
  const stem = `P${payoutId.replaceAll('-', '').slice(0, 28)}`
  const { body } = await trial.control('/control/state')
  return body.transfers
    .filter((one: { id: string; paidAt: number | null }) => one.id.startsWith(stem) && one.paidAt !== null)
    .map((one: { amountMinor: number }) => one.amountMinor)
}

export const portOf = (trial: Trial) => simulatedPayouts(trial.url())

export const termsOf = (terms: Readonly<Record<string, number>>) =>
  rows(
    `select payout_terms_save(jsonb_build_object('shopperDayMinor', shopper_day_minor, 'shopDayMinor', shop_day_minor,
      'secondPersonMinor', second_person_minor, 'undoMinutes', undo_minutes) || $1::jsonb, 'test', null, null) from payout_terms`,
    [JSON.stringify(terms)],
  )
