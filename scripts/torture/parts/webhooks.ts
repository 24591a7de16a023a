import { db } from '@/lib/db/client'
import { cancelOrder } from '@/lib/orders/cancel-order'
import { randomFrom } from '@/prisma/seed/random'
import { type Floor, openFloor } from '../floor'
import { broken } from '../scratch'
import { none } from '../tally'
import { deliver, fateOf, waitingOrder } from '../webhooks/door'
import { forgeries, untouched } from '../webhooks/forgeries'
import { tellInAllOrders } from '../webhooks/orders-of-events'
import { passingFaults, rememberedError, wayWithFault } from '../webhooks/provider-faults'
import { signedEvent } from '../webhooks/signed-event'
import { failingOf, type Part } from './part'

const FORGED = 25
const PARALLEL = 50

/** Fifty of one message at once, ten times: effects beyond the first. */
async function duplicates({ trial }: Floor): Promise<string[]> {
  const wrong: string[] = []
  for (let time = 0; time < 10; time += 1) {
    const order = await waitingOrder()
    await trial.control(`/control/pay/${order.sessionId}`, { as: 'paid' })
    const message = signedEvent('checkout.session.completed', order.sessionId)
    await Promise.all(Array.from({ length: PARALLEL }, () => deliver(message)))
    const fate = JSON.parse(await fateOf(order))
    if (fate.payments?.length !== 1 || fate.mails?.length !== 1) wrong.push(`fifty at once: ${JSON.stringify(fate)}`)
  }
  return wrong
}

async function forged({ trial }: Floor, seed: number): Promise<string[]> {
  const random = randomFrom(seed)
  const wrong: string[] = []
  for (const { what, refused, make } of forgeries) {
    const order = await waitingOrder()
    const before = await untouched(order)
    for (let time = 0; time < FORGED; time += 1) {
      const status = await deliver(await make(order, trial, random))
      const isRight = refused ? status >= 400 && status < 500 : status === 200
      if (!isRight) wrong.push(`${what}: answered ${status}`)
    }
    if ((await untouched(order)) !== before) wrong.push(`${what}: believed`)
    await cancelOrder(order.shopper, order)
  }
  return wrong
}

/** F10 to F14, F27. */
export const webhooks: Part = {
  name: 'webhooks',
  shard: async (durable, seed, no) => {
    const mine = seed + no * 7919
    // the door logs each refusal in a line, and there are hundreds here
    const [warn, error] = [console.warn, console.error]
    console.warn = console.error = () => {}
    const floor = await openFloor(durable.server, { size: 20 })
    const wrong: string[] = []
    let deliveries = PARALLEL * 10 + FORGED * forgeries.length
    try {
      for (const how of ['plain', 'twice', 'gap'] as const) {
        const told = await tellInAllOrders(floor.trial, how, mine)
        deliveries += told.deliveries
        wrong.push(...told.wrong)
      }
      wrong.push(...(await duplicates(floor)), ...(await forged(floor, mine)))
      for (const fault of passingFaults) wrong.push(...(await wayWithFault(floor.trial, fault, 3)))
      wrong.push(...(await rememberedError(floor.trial)))
      wrong.push(...(await broken(db())))
    } finally {
      await floor.close()
      Object.assign(console, { warn, error })
    }
    return {
      tally: none,
      failing: failingOf('webhooks', mine, wrong),
      did: { deliveries, forged: FORGED * forgeries.length, 'orders of events': 360 },
    }
  },
}
