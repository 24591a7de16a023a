import { type Queryable, refusable, rows } from '@/lib/db/sql'
import type { Result } from '@/lib/kernel/result'
import type { WishRefusal } from './errors'
import type { PutWish } from './schema'

export const put = (
  on: Queryable,
  at: Date | null,
  accountId: string,
  { rewardId, wished }: PutWish,
): Promise<Result<object, WishRefusal>> =>
  refusable<object, WishRefusal>(rows('select wish_put($1, $2, $3, $4)', [accountId, rewardId, wished, at], on))
