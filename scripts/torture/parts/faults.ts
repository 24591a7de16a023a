import { diskFull } from '../faults/disk-full'
import {
  databaseGivesUp,
  deadWire,
  lastDayUnderSkew,
  sessionsEnded,
  silentHolder,
  smallPool,
  workflowUnderSkew,
} from '../faults/every-fault'
import { openFloor } from '../floor'
import { none, plus } from '../tally'
import { failingOf, type Part } from './part'

const MINUTE = 60_000
/** A call gives up after 35 s, three more than the server's own limit for a statement. */
const PATIENCE = 40_000

/** F4, F6, F7, F8, F17, F20. */
export const faulty: Part = {
  name: 'faults',
  shard: async (durable, seed, no) => {
    const wrong: string[] = []
    const floor = await openFloor(durable.server)
    let healed = 0
    try {
      for (const by of [10, -10]) {
        wrong.push(...(await lastDayUnderSkew(by * MINUTE)))
        for (const name of ['checkout', 'reconcile', 'refund-whole', 'refund-part', 'redeem', 'cancel', 'adjustment'])
          wrong.push(...(await workflowUnderSkew(floor, name, by * MINUTE)))
      }
      for (const name of ['checkout', 'webhook', 'redeem', 'refund-whole', 'refund-part', 'expiry', 'release'])
        wrong.push(...(await databaseGivesUp(floor, name).catch((error: unknown) => [`${name}: ${String(error)}`])))
      const ended = await sessionsEnded()
      healed = ended.healedMs
      wrong.push(...ended.wrong, ...(await smallPool(floor)), ...(await silentHolder()))
      wrong.push(...(await deadWire(floor, PATIENCE)))
    } finally {
      await floor.close()
    }
    const full = await diskFull(seed + no * 7919)
    return {
      tally: full ? plus(none, full.tally) : none,
      failing: failingOf('faults', seed, [...wrong, ...(full?.wrong ?? [])]),
      did: {
        'fault rounds': 1,
        'disks filled': full ? 1 : 0,
        'disks not filled (no right to mount)': full ? 0 : 1,
        'slowest heal ms (largest)': healed,
      },
    }
  },
}
