import { randomUUID } from 'node:crypto'
import { afterEach, expect, it } from 'vitest'
import { buy, giveBack } from '@/lib/analytics/season.fixture'
import { liveCampaign, must } from '@/lib/campaigns/campaign.fixture'
import { prizeOf } from '@/lib/campaigns/definition.fixture'
import { drawOnce, newPlayer } from '@/lib/campaigns/draws/draw.fixture'
import { onShelf } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { daysOn, give, newShopper, today } from '@/lib/points/ledger.fixture'
import { claimReward } from '@/lib/rewards/claim-reward'
import { couponReward, wantReward } from '@/lib/rewards/reward.fixture'

useTestDatabase()
afterEach(async () => expect(await brokenInvariants()).toEqual([]))

const at = (days: number) => daysOn(days)

/** What each lot's points cost, by the action that it was given for: redeemed, and come back. */
const costs = async (accountId: string): Promise<Record<string, [points: number, costMinor: number]>> =>
  Object.fromEntries(
    (
      await rows<{ action: string; points: number; cost: number }>(
        `select lot_action(i) as action, sum(case m.flow when 'redeemed' then m.points else -m.points end)::int8 as points, sum(m.cost_minor)::int8 as cost
         from lot_moves(0, 9223372036854775807) m join lot l on l.id = m.lot_id join posting i on i.id = l.posting_id
         where m.account_id = $1 and m.flow in ('redeemed', 'returned') group by 1 order by 1`,
        [accountId],
      )
    ).map(({ action, points, cost }) => [action, [points, cost]]),
  )

const sumOf = (of: Record<string, [points: number, costMinor: number]>) =>
  Object.values(of).reduce(([points, cost], [p, c]) => [points + p, cost + c], [0, 0])

const won = (accountId: string, campaignId: string, points: number) =>
  give(accountId, points, { kind: 'campaign-award', source: `campaign:${campaignId}`, expiresAt: at(30) })

it('points that pay cost what they paid, and are borne by whoever gave the lots, soonest-ending first', async () => {
  const [li, campaign, cup] = [await newShopper(), randomUUID(), await onShelf({ stock: 50 })]
  // the campaign's end first, so they are used first: all 600 of them, and 100 of goodwill
  await won(li, campaign, 600)
  await give(li, 400)
  const { orderId } = await buy(li, cup, { at: at(1), quantity: 3, spentPoints: 700 })
  expect(await costs(li)).toEqual({ adjustment: [100, 100], [`campaign:${campaign}`]: [600, 600] })
  // pieces go back one by one, and with the last of them everything that was charged
  await giveBack(orderId, at(2), 1)
  expect(sumOf(await costs(li))).toEqual([467, 467])
  await giveBack(orderId, at(3))
  expect(sumOf(await costs(li))).toEqual([0, 0])
})

it('a reward costs what it cost when it was claimed, whatever it costs now, and nothing once it is taken back', async () => {
  const li = await newShopper()
  await give(li, 1_000)
  const { rewardId } = await couponReward(300)
  await rows(
    `select reward_save(to_jsonb(r) || '{"true_cost_minor": 77, "category": "coupons"}'::jsonb) from reward r where id = $1`,
    [rewardId],
  )
  const asked = { actor: { id: li, email: '', name: '', staffRole: null }, at: today, on: db() }
  const { claimId } = must(await claimReward(asked, wantReward(rewardId, 300)))
  expect(await costs(li)).toEqual({ adjustment: [300, 77] })
  await rows(`select reward_save(to_jsonb(r) || '{"true_cost_minor": 5000}'::jsonb) from reward r where id = $1`, [
    rewardId,
  ])
  await rows(
    `insert into points_terms (effective_from, terms, reason, created_at) values ($1, '{"spending": {"pointsPerUnit": 10}}', 'dearer', now())`,
    [at(1)],
  )
  expect(await costs(li)).toEqual({ adjustment: [300, 77] })
  await rows('select claim_void($1, $2, null, $3)', [claimId, 'by mistake', at(2)])
  expect(await costs(li)).toEqual({ adjustment: [0, 0] })
})

it('a draw costs the prize that came out; points that were won cost when they are used', async () => {
  const li = await newPlayer(1_000)
  const entry = { costPoints: 100, cashMinor: null, tickets: false }
  const points = await liveCampaign({ entry, prizes: [prizeOf(1, { weight: 1, points: 50 })] })
  must(await drawOnce(points, li))
  expect(await costs(li)).toEqual({ adjustment: [100, 0] })
  const { rewardId } = await couponReward(500)
  const things = await liveCampaign({
    entry,
    budget: { budgetId: null, points: 100, minor: 64_000 },
    prizes: [prizeOf(1, { weight: 1, kind: 'reward', points: null, rewardId, costMinor: 640 })],
  })
  must(await drawOnce(things, li))
  expect(await costs(li)).toEqual({ adjustment: [200, 640] })
})
