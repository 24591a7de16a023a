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
import { restoredToAMoment } from '../faults/restore'
import { stoppedAndOvertaken } from '../faults/stopped-caller'
import { openFloor } from '../floor'
import type { Durable } from '../kills/durable-server'
import { none, plus, type Tally } from '../tally'
import { failingOf, type Part } from './part'

const MINUTE = 60_000
/** A call gives up after 35 s, three more than the server's own limit for a statement. */
const PATIENCE = 40_000

type Did = { wrong: string[]; tally?: Tally; did: Record<string, number> }

/** F4, F7, F8, F17, F18, F20: clocks, connections, callers that stop, the database giving up. */
async function aroundTheShop(durable: Durable): Promise<Did> {
  const wrong: string[] = []
  const floor = await openFloor(durable.server)
  try {
    for (const by of [10, -10]) {
      wrong.push(...(await lastDayUnderSkew(by * MINUTE)))
      for (const name of ['checkout', 'reconcile', 'refund-whole', 'refund-part', 'redeem', 'cancel', 'adjustment'])
        wrong.push(...(await workflowUnderSkew(floor, name, by * MINUTE)))
    }
    for (const name of ['checkout', 'webhook', 'redeem', 'refund-whole', 'refund-part', 'expiry', 'release'])
      wrong.push(...(await databaseGivesUp(floor, name).catch((error: unknown) => [`${name}: ${String(error)}`])))
    const { healedMs, wrong: unhealed } = await sessionsEnded()
    wrong.push(...unhealed, ...(await smallPool(floor)), ...(await silentHolder()))
    wrong.push(...(await deadWire(floor, PATIENCE)))
    let stops = 0
    for (const name of ['expiry', 'release', 'reconcile', 'send-refunds', 'webhook']) {
      const overtaken = await stoppedAndOvertaken(floor, name)
      stops += overtaken.stops
      wrong.push(...overtaken.wrong)
    }
    return { wrong, did: { 'callers stopped and overtaken': stops, 'slowest heal ms (largest)': healedMs } }
  } finally {
    await floor.close()
  }
}

/** F5, F6, F23, F25: the disk full or refusing, deploys under writers, a backup brought to a moment. */
async function underTheShop(durable: Durable, seed: number): Promise<Did> {
  const full = await diskFull(seed)
  const errors = await diskErrors(durable, seed)
  const deployed = await rollingDeploys(durable, seed)
  const restored = await restoredToAMoment(seed)
  const all = [full, errors, deployed, restored].filter((one) => one !== null)
  return {
    wrong: all.flatMap((one) => one.wrong),
    tally: all.reduce((sum, one) => plus(sum, one.tally), none),
    did: {
      'disks filled': full ? 1 : 0,
      'errors of the disk': errors?.injections ?? 0,
      'disks left alone (no right to)': all.length < 4 ? 1 : 0,
      'backups brought to a moment': 1,
      'slowest restore ms (largest)': restored.backMs,
    },
  }
}

/** F4 to F8, F17, F18, F20, F23, F25: half of them a shard. */
export const faulty: Part = {
  name: 'faults',
  shard: async (durable, seed, no) => {
    const half = no % 2 === 0 ? await aroundTheShop(durable) : await underTheShop(durable, seed + no * 7919)
    const failing = failingOf('faults', seed, half.wrong)
    return { tally: half.tally ?? none, failing, did: { 'fault shards': 1, ...half.did } }
  },
}
