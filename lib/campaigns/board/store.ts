import { type Queryable, row } from '@/lib/db/sql'

/** Raises the alarm of a campaign, once; false when it was raised before. */
export async function raise(
  on: Queryable,
  at: Date | null,
  { campaignId, report, p }: { campaignId: string; report: object; p: number },
): Promise<boolean> {
  const done = await row<{ raised: boolean }>(
    'select campaign_alarm_raise($1, $2, $3, $4) as raised',
    [campaignId, JSON.stringify(report), p, at],
    on,
  )
  return done?.raised === true
}
