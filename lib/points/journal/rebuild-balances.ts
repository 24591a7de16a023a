import type { Context } from '@/lib/gate/context'
import { type KeptBalance, listWrongRunningBalances, streamBalances, streamLots } from './queries'
import type { Finding } from './rules'

export type Rebuilt = { balances: number; lots: number; findings: Finding[] }

/** Every balance and every lot is counted again from the journal alone, and must be what the tables keep. */
export async function rebuildBalances(ctx: Pick<Context, 'on'>): Promise<Rebuilt> {
  const done: Rebuilt = { balances: 0, lots: 0, findings: [] }
  for await (const batch of streamBalances(ctx)) {
    done.balances += batch.length
    done.findings.push(...batch.flatMap(compareBalance))
  }
  for await (const batch of streamLots(ctx)) {
    done.lots += batch.length
    for (const { id, originalPoints, remainingPoints, usedPoints } of batch) {
      if (originalPoints - usedPoints === remainingPoints) continue
      done.findings.push({ code: 'lot-differs', detail: `#${id} ${originalPoints - usedPoints} ≠ ${remainingPoints}` })
    }
  }
  for (const { posting, bucket } of await listWrongRunningBalances(ctx)) {
    done.findings.push({ code: 'running-balance-differs', posting, detail: bucket })
  }
  return done
}

const COLUMN = /^(\w+)_points$/

function compareBalance({ account, sums, kept }: KeptBalance): Finding[] {
  const counted = sums ?? {}
  const columns = Object.entries(kept ?? {}).filter(([name]) => COLUMN.test(name))
  // without a row every bucket must have come to nothing
  const pairs = kept
    ? columns.map(([name, value]) => [COLUMN.exec(name)?.[1] ?? name, Number(value)] as const)
    : Object.keys(counted).map((bucket) => [bucket, 0] as const)
  return pairs.flatMap(([bucket, value]) => {
    const points = counted[bucket] ?? 0
    const expected = bucket === 'debt' && points !== 0 ? -points : points
    if (expected === value) return []
    return [{ code: 'balance-differs', detail: `${account} ${bucket} ${expected} ≠ ${value}` } as const]
  })
}
