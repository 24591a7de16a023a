import { rollingDeploys } from '../faults/deploy'
import { diskErrors } from '../faults/disk-error'
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
import { stoppedAndOvertaken } from '../faults/stopped-caller'
import { openFloor } from '../floor'
import { none, plus } from '../tally'
import { failingOf, type Part } from './part'

const MINUTE = 60_000
/** A call gives up after 35 s, three more than the server's own limit for a statement. */
const PATIENCE = 40_000

/** F4 to F8, F17, F18, F20, F25. */
export const faulty: Part = {
  name: 'faults',
  shard: async (durable, seed, no) => {
    const wrong: string[] = []
    const floor = await openFloor(durable.server)
    let healed = 0
    let stops = 0
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
      for (const name of ['expiry', 'release', 'reconcile', 'send-refunds', 'webhook']) {
        const overtaken = await stoppedAndOvertaken(floor, name)
        stops += overtaken.stops
        wrong.push(...overtaken.wrong)
      }
    } finally {
      await floor.close()
    }
    const mine = seed + no * 7919
    const full = await diskFull(mine)
    const errors = await diskErrors(durable, mine)
    const deployed = await rollingDeploys(durable, mine)
    wrong.push(...(full?.wrong ?? []), ...(errors?.wrong ?? []), ...deployed.wrong)
    return {
      tally: [full, errors, deployed].reduce((sum, one) => plus(sum, one?.tally ?? none), none),
      failing: failingOf('faults', seed, wrong),
      did: {
        'fault rounds': 1,
        'disks filled': full ? 1 : 0,
        'disks not filled (no right to mount)': full ? 0 : 1,
        'errors of the disk': errors?.injections ?? 0,
        'callers stopped and overtaken': stops,
        'slowest heal ms (largest)': healed,
      },
    }
  },
}
