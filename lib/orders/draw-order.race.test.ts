import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { startTestPayments } from '@/lib/payments/payments.fixture'
import { replaceInFunction } from '@/lib/points/ledger.fixture'
import { cancelOrder } from './cancel-order'
import {
  buy,
  heldOf,
  keptOf,
  openCampaign,
  openOne,
  type Player,
  PRICE,
  player,
  standingOf,
  waiting,
} from './draw-order.fixture'
import { giveBackDraws } from './give-back-draws'
import { settleSession } from './settle-session'
import { release } from './store'

useTestDatabase({ size: 32 })
const provider = startTestPayments()
beforeAll(openShop)

const CLIENTS = 64
const atOnce = <T>(n: number, work: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: n }, (_, i) => work(i)))
const settled = (sessionId: string) => settleSession({ at: null, on: db() }, { sessionId })

describe('at once', () => {
  afterEach(async () => expect(await brokenInvariants()).toEqual([]))

  it('the last box is sold to one of 64', async () => {
    const live = await openCampaign({ slots: 1 })
    const crowd = await atOnce(CLIENTS, player)
    const made = await atOnce(CLIENTS, (i) => buy(crowd[i] as Player, live))
    expect(made.filter((one) => one.ok)).toHaveLength(1)
    expect(new Set(made.flatMap((one) => (one.ok ? [] : [one.refusal])))).toEqual(new Set(['campaign-sold-out']))
    expect(await heldOf(live)).toMatchObject({ points: 50, kept: 1, free: 0 })
  })

  it('a budget for ten draws is held for ten of 64', async () => {
    const live = await openCampaign({ draws: 10 })
    const crowd = await atOnce(CLIENTS, player)
    const made = await atOnce(CLIENTS, (i) => buy(crowd[i] as Player, live))
    expect(made.filter((one) => one.ok)).toHaveLength(10)
    expect(await heldOf(live)).toMatchObject({ points: 500 })
  })

  it('one shopper in 64 tabs has as many as one person may', async () => {
    const live = await openCampaign({ limits: { perPerson: 3 } })
    const li = await player()
    const made = await atOnce(CLIENTS, () => buy(li, live))
    expect(made.filter((one) => one.ok)).toHaveLength(3)
  })

  it('a payment that fifty tell of is taken once; paid and let go at one moment it is one or the other', async () => {
    const live = await openCampaign({ slots: 20 })
    for (let round = 0; round < 6; round += 1) {
      const li = await player()
      const one = await waiting(li, live)
      await provider.pay(one.sessionId)
      await Promise.all([
        ...Array.from({ length: 8 }, () => settled(one.sessionId)),
        cancelOrder(li, { number: one.number, token: null }),
        release(one.orderId, 'payment-expired', null, db()),
      ])
      await settled(one.sessionId)
      const { tickets } = await standingOf(li)
      expect([tickets, await keptOf(one.orderId)]).toEqual([['unopened'], PRICE])
    }
  })

  it('opened and given back at one moment, a box is one of both, and its money with it', async () => {
    const live = await openCampaign({ slots: 8 })
    for (let round = 0; round < 8; round += 1) {
      const li = await player()
      const one = await waiting(li, live)
      await provider.pay(one.sessionId)
      await settled(one.sessionId)
      const asked = () => giveBackDraws(li, { number: one.number, draws: 1, requestId: randomUUID() })
      const [opened, ...back] = await Promise.all([openOne(li, live, one.orderId), asked(), asked(), asked()])
      const { tickets } = await standingOf(li)
      expect(Number(opened.ok) + back.filter((each) => each.ok).length).toBe(1)
      expect([tickets, await keptOf(one.orderId)]).toEqual(opened.ok ? [['opened'], PRICE] : [['void'], 0])
    }
  })
})

describe('without its guard', () => {
  it('a box that is there once is sold to several', async () => {
    const mend = await replaceInFunction('tickets_keep_slots', "PERFORM refuse('campaign-sold-out')", 'NULL')
    const live = await openCampaign({ slots: 1 })
    const crowd = await atOnce(4, player)
    const made = await atOnce(4, (i) => buy(crowd[i] as Player, live))
    await mend()
    expect(made.filter((one) => one.ok).length).toBeGreaterThan(1)
    expect(await brokenInvariants()).toContainEqual(expect.stringMatching(/^I99/))
  })
})
