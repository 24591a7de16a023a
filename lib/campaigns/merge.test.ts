import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { daysOn, today } from '@/lib/points/ledger.fixture'
import { newStaff } from './campaign.fixture'
import { prizeOf } from './definition.fixture'
import { drawOnce, givenTickets, liveCampaign, newPlayer, verifiedFor } from './draws/draw.fixture'

useTestDatabase()

const playerOf = (campaignId: string, accountId: string) =>
  row<{ draws: number; pity: number }>(
    'select draws, pity from campaign_player where campaign_id = $1 and account_id = $2',
    [campaignId, accountId],
  )
const restsOf = (accountId: string) =>
  rows<{ until: Date }>('select until from play_pause where account_id = $1 order by until', [accountId])
const heldBy = (accountId: string) =>
  rows<{ id: string }>(`select id from campaign_ticket where account_id = $1 and state = 'unopened'`, [accountId])

it('what somebody has in campaigns follows them into another account, and back: tickets, draws counted, pity, rests', async () => {
  const live = await liveCampaign({
    prizes: [prizeOf(1, { weight: 1_000 }), prizeOf(2, { points: 20, weight: 1 })],
    draw: { mode: 'chain', pity: { after: 50, prizeNos: [2] }, whenGone: 'substitute', substituteNo: 1 },
    limits: { perDay: null, perPerson: 4, coolDownSeconds: 0 },
  })
  const [old, kept, clerk] = [await newPlayer(), await newPlayer(), await newStaff('support')]
  for (const who of [old, old, kept]) expect(await drawOnce(live, who)).toMatchObject({ ok: true })
  const pities = [await playerOf(live.campaignId, old), await playerOf(live.campaignId, kept)].map(
    (one) => one?.pity ?? 0,
  )
  const tickets = await givenTickets(live.campaignId, old, 2)
  const rest = daysOn(7)
  await rows('insert into play_pause (account_id, until, at) values ($1, $2, $3)', [old, rest, today])

  const merged = await row<{ told: { mergeId: string } }>('select accounts_merge($1, $2, $3, $4, $5, $6) as told', [
    old,
    kept,
    randomUUID(),
    'one person',
    clerk,
    today,
  ])
  expect(await playerOf(live.campaignId, kept)).toEqual({ draws: 3, pity: Math.max(...pities) })
  expect((await heldBy(kept)).map(({ id }) => id).toSorted()).toEqual(tickets.toSorted())
  // a rest can't be shortened by becoming somebody else
  expect(await restsOf(kept)).toEqual([{ until: rest }])
  expect(await drawOnce(live, kept)).toMatchObject({ refusal: 'play-paused' })
  expect(await row('select draws_counted($1, $2, $3) as n', [live.campaignId, kept, '-infinity'])).toEqual({ n: 3 })
  // what was drawn stands as it was drawn, and proves itself under the account that has it now
  expect((await verifiedFor(kept, live.campaignId)).draws).toHaveLength(3)

  await rows('select accounts_unmerge($1, $2, $3, $4)', [merged?.told.mergeId, 'two people', clerk, today])
  expect(await playerOf(live.campaignId, kept)).toMatchObject({ draws: 1 })
  expect((await heldBy(old)).map(({ id }) => id).toSorted()).toEqual(tickets.toSorted())
  expect(await brokenInvariants()).toEqual([])
})
