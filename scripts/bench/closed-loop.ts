export type Load = { count: number; perSecond: number; p50: number; p99: number }

/** A percentile by the nearest rank: of twenty, the 95th is the nineteenth and not the slowest. */
export const at = (sorted: readonly number[], share: number) =>
  sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN

/** So many clients, each asking again when it was answered. One that fails ends the run: a rate of errors is no rate. */
export async function closedLoop(
  clients: number,
  seconds: number,
  step: (client: number) => Promise<unknown>,
): Promise<Load> {
  const times: number[] = []
  const begun = performance.now()
  const until = begun + seconds * 1000
  const work = async (client: number) => {
    while (performance.now() < until) {
      const from = performance.now()
      await step(client)
      times.push(performance.now() - from)
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, client) => work(client)))
  const elapsed = (performance.now() - begun) / 1000
  times.sort((a, b) => a - b)
  return { count: times.length, perSecond: times.length / elapsed, p50: at(times, 0.5), p99: at(times, 0.99) }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2
}
