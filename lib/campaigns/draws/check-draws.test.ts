import { expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { useTestDatabase } from '@/lib/db/testing'
import { replaceInFunction, today } from '@/lib/points/ledger.fixture'
import { prizeOf } from '../definition.fixture'
import { checkDraws } from './check-draws'
import { drawOnce, liveCampaign, liveDeck, must, newPlayer, stop } from './draw.fixture'
import { tellSeeds } from './tell-seeds'

useTestDatabase()

const prizes = [1, 2, 3, 4, 5, 6].map((no) => prizeOf(no, { weight: no, points: no }))

it('every draw of both ways comes out again, and what one sort of hand does is found', async () => {
  const people = await Promise.all(Array.from({ length: 4 }, () => newPlayer()))
  const chained = await liveCampaign({
    prizes,
    draw: { mode: 'chain', pity: { after: 5, prizeNos: [1] }, whenGone: 'substitute', substituteNo: 2 },
  })
  const decked = await liveDeck({ prizes: prizes.map((prize) => ({ ...prize, stock: prize.no * 2 })) })
  for (const accountId of people)
    for (let n = 0; n < 8; n += 1) {
      must(await drawOnce(chained, accountId))
      must(await drawOnce(decked, accountId))
    }
  expect(await checkDraws({ on: db() })).toEqual({ draws: 64, proved: 32, wrong: [] })
  for (const { campaignId } of [chained, decked]) await stop(campaignId)
  await tellSeeds({ at: today, on: db() })
  expect(await checkDraws({ on: db() })).toEqual({ draws: 64, proved: 64, wrong: [] })
})

it('a thumb on the scale in the database is found: the guard is another program', async () => {
  // each number a little lower: the first prizes come up more often
  const mend = await replaceInFunction('draw_below', 'r := v % p_of;', 'r := (v % p_of) * 9 / 10;')
  const live = await liveCampaign({ prizes })
  const li = await newPlayer()
  for (let n = 0; n < 30; n += 1) must(await drawOnce(live, li))
  await mend()
  await stop(live.campaignId)
  await tellSeeds({ at: today, on: db() })
  const { wrong } = await checkDraws({ on: db() })
  expect(wrong.length).toBeGreaterThan(0)
  expect(new Set(wrong.map(({ verdict }) => verdict))).toEqual(new Set(['prize-differs']))
})
