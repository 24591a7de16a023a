import { invariant } from '@/lib/kernel/invariant'
import type { Buckets, StatementFrame, StatementLine } from './queries'

export type RunningLine = { line: StatementLine; after: Buckets }

const plus = (a: Buckets, b: Buckets): Buckets => ({
  available: a.available + b.available,
  pending: a.pending + b.pending,
  held: a.held + b.held,
  debt: a.debt + b.debt,
})

/** Each line with what the shopper had after it. A statement whose lines don't lead from its opening to its closing is never finished. */
export async function* runningLines(
  batches: AsyncIterable<StatementLine[]>,
  { opening, closing }: Pick<StatementFrame, 'opening' | 'closing'>,
): AsyncGenerator<RunningLine[]> {
  let after = opening
  for await (const lines of batches) {
    yield lines.map((line) => {
      after = plus(after, line)
      return { line, after }
    })
  }
  const agrees = (['available', 'pending', 'held', 'debt'] as const).every(
    (bucket) => after[bucket] === closing[bucket],
  )
  invariant(agrees, 'the lines of a statement lead from its opening to its closing')
}
