import type { Given, Programme } from '../rules'

export type Terms = Pick<Programme, 'pending' | 'expiry'>

/** The lots of an award: one for each budget and pair of terms, as the ledger makes them. */
export function partsOf(
  programme: Programme,
  rows: Given['rows'],
): (Terms & { points: number; budgetId: string | null })[] {
  const { apart, pending, expiry } = programme
  const parts = new Map<string, Terms & { points: number; budgetId: string | null }>()
  for (const { rule, points: given } of rows) {
    if (given === 0) continue
    const own = apart.get(rule) ?? { budgetId: null, pending, expiry }
    const key = apart.size === 0 ? '' : JSON.stringify([own.budgetId, own.pending, own.expiry])
    const part = parts.get(key) ?? { ...own, points: 0 }
    part.points += given
    parts.set(key, part)
  }
  return [...parts.values()]
}
