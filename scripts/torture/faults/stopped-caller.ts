import { isDeepStrictEqual } from 'node:util'
import { db } from '@/lib/db/client'
import { openCallers } from '../crashes/call-process'
import { begin, closeBench, measure, openBench } from '../crashes/sweep'
import type { Floor } from '../floor'
import { broken } from '../scratch'

/** Opening a connection is three round trips, and nothing happens in them. */
const OPENING = 3

/**
 * F18: a caller is stopped (SIGSTOP) at each of its round trips, another does the same work meanwhile, and the first goes
 * on: what is done is done once, and the provider is asked once.
 */
export async function stoppedAndOvertaken(floor: Floor, workflow: string): Promise<{ stops: number; wrong: string[] }> {
  const bench = await openBench(floor)
  const others = await openCallers()
  const wrong: string[] = []
  let stops = 0
  try {
    const { trips, effect: expected } = await measure(bench, workflow)
    for (let trip = OPENING + 1; trip <= trips; trip += 1) {
      const { call, input, afterwards, effect } = await begin(bench, workflow)
      const stopped = new Promise<void>((done) => {
        const strike = () => done(bench.callers.signal('SIGSTOP'))
        bench.wire.arm({ trip, cut: 'none', strike })
      })
      const first = bench.callers.ask({ url: bench.wire.url, call, input })
      await stopped
      await others.ask({ url: floor.url, call, input })
      bench.callers.signal('SIGCONT')
      await first
      await bench.wire.quiet()
      const last = await others.ask({ url: floor.url, call, input })
      if (afterwards) await others.ask({ url: floor.url, call: afterwards, input: null })
      const left = await effect()
      stops += 1
      if (last.outcome !== 'done') wrong.push(`${workflow}, stopped at ${trip}: asked again it said ${last.says}`)
      if (!isDeepStrictEqual(left, expected))
        wrong.push(`${workflow}, stopped at ${trip}: left ${JSON.stringify(left)} and not ${JSON.stringify(expected)}`)
      wrong.push(...(await broken(db())))
    }
  } finally {
    await others.close()
    await closeBench(bench)
  }
  return { stops, wrong }
}
