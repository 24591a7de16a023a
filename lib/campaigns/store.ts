import { type Queryable, row, rows } from '@/lib/db/sql'

/** Those whose day has come are live. */
export async function beginDue(on: Queryable, at: Date | null): Promise<number> {
  const found = await row<{ begun: number }>('select campaigns_begin_due($1) as begun', [at], on)
  return found?.begun ?? 0
}

export const tend = (on: Queryable, at: Date | null, campaignId: string) =>
  rows('select campaign_tend($1, $2)', [campaignId, at], on)

/** Ends a campaign in which nothing more can be drawn, and says why; null: it goes on. */
export async function endIfSpent(
  on: Queryable,
  at: Date | null,
  campaignId: string,
): Promise<'sold-out' | 'budget' | null> {
  const found = await row<{ why: 'sold-out' | 'budget' | null }>(
    'select campaign_end_if_spent($1, $2) as why',
    [campaignId, at],
    on,
  )
  return found?.why ?? null
}
