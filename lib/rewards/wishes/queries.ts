import { rows } from '@/lib/db/sql'
import type { Context } from '@/lib/gate/context'

export type WishCount = {
  /** shoppers who save for it */
  wishes: number
  /** of these, who began in the last thirty days */
  lately: number
}

/** How many shoppers save for each reward; one that nobody wants is not in it. */
export async function wishCounts({ at, on }: Pick<Context, 'at' | 'on'>): Promise<Map<string, WishCount>> {
  const found = await rows<WishCount & { rewardId: string }>(
    `select w.reward_id as "rewardId", count(*)::int as wishes,
       count(*) filter (where w.wished_at > coalesce($1::timestamptz, now()) - interval '30 days')::int as lately
     from wish w group by 1`,
    [at],
    on,
  )
  return new Map(found.map(({ rewardId, ...count }) => [rewardId, count]))
}
