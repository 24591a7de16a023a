import { runKills, targets } from '../kills/run-kills'
import { failingOf, type Part } from './part'

const KILLS = 30

/** F2 to F4: kills under eight writers and a worker. */
export const kills: Part = {
  name: 'kills',
  shard: async (durable, seed, no) => {
    const mine = seed + no * 7919
    const report = await runKills(durable, { seed: mine, kills: KILLS, targets })
    const slowest = Math.max(0, ...report.recoveries)
    return {
      tally: report.tally,
      failing: failingOf('kills', mine, report.wrong, { kills: KILLS }),
      did: {
        ...Object.fromEntries(Object.entries(report.byTarget).map(([target, times]) => [`kills: ${target}`, times])),
        'unknown, and done': report.committedUnknown,
        'slowest recovery ms (largest)': slowest,
      },
    }
  },
}
