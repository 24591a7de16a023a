import { closeBench, type KillPoint, leftHeld, measure, modes, openBench, tryKillPoint } from '../crashes/sweep'
import { workflows } from '../crashes/workflows'
import { openFloor } from '../floor'
import { none, plus, type Tally } from '../tally'
import { type Failing, failingOf, type Part } from './part'

const names = Object.keys(workflows)

/** K1, F1: one workflow a shard, at every round trip in every mode. */
export const crashes: Part = {
  name: 'crashes',
  shard: async (durable, seed, no) => {
    const workflow = names[no % names.length] ?? ''
    const floor = await openFloor(durable.server)
    const bench = await openBench(floor)
    let tally: Tally = none
    let points = 0
    const failing: Failing[] = []
    try {
      const { trips, effect } = await measure(bench, workflow)
      for (let trip = 1; trip <= trips; trip += 1)
        for (const mode of modes) {
          const point: KillPoint = { workflow, trip, mode }
          const tried = await tryKillPoint(bench, point, effect)
          points += 1
          tally = plus(tally, tried.tally)
          failing.push(...failingOf('crashes', seed, tried.wrong, point))
        }
      failing.push(...failingOf('crashes', seed, await leftHeld(), { workflow }))
    } finally {
      await closeBench(bench)
      await floor.close()
    }
    return { tally, failing, did: { 'kill points': points } }
  },
}
