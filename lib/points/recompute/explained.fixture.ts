import { rows } from '@/lib/db/sql'
import type { PostingKind } from '../rules'
import { type Effect, effectOfAward, recomputeEffect } from './rules'

type Written = Effect & { id: number; kind: PostingKind; explanation: unknown }

/**
 * Every posting of this database that its own explanation does not give again, in words; and how many it was asked of.
 * `pointsOfAward` reads an order's award, whose arithmetic the ledger keeps and does not know.
 */
export async function brokenExplanations(
  pointsOfAward: (explanation: unknown) => number | null = () => null,
): Promise<{ broken: string[]; asked: number }> {
  const written = await rows<Written>(
    `select p.id, p.kind, p.explanation, ${['available', 'pending', 'held', 'debt']
      .map((bucket) => `coalesce(sum(e.amount_points) filter (where e.bucket = '${bucket}'), 0)::int8 as ${bucket}`)
      .join(', ')}
     from posting p join entry e on e.posting_id = p.id where p.account_id is not null group by p.id order by p.id`,
  )
  const broken = written.filter((one) => !isSame(one, again(one, pointsOfAward)))
  return { broken: broken.map((one) => `${one.id} ${one.kind} ${JSON.stringify(one)}`), asked: written.length }
}

function again({ kind, explanation }: Written, pointsOfAward: (explanation: unknown) => number | null): Effect | null {
  if (kind !== 'order-award' && kind !== 'behaviour-award') return recomputeEffect(kind, explanation)
  const points = pointsOfAward(explanation)
  return points === null ? null : effectOfAward(points, explanation)
}

const isSame = (one: Effect, other: Effect | null) =>
  other !== null &&
  one.available === other.available &&
  one.pending === other.pending &&
  one.held === other.held &&
  one.debt === other.debt
