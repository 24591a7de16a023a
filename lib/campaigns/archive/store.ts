import { type Queryable, row } from '@/lib/db/sql'
import type { WithheldLine } from './rules'

/** The list for the tax office; that it left stands in the record. */
export async function takeWithholding(
  on: Queryable,
  by: { actorId: string; at: Date | null },
  campaignId: string,
): Promise<WithheldLine[]> {
  const found = await row<{ list: WithheldLine[] }>(
    'select campaign_withholding($1, $2, $3) as list',
    [campaignId, by.actorId, by.at],
    on,
  )
  return found?.list ?? []
}
