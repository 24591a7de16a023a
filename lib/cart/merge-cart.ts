import type { Queryable } from '@/lib/db/sql'
import { mergeCarts } from './store'

/** What a guest put in the cart is still there after signing in; of a shared line the larger quantity stays. */
export async function mergeCart(
  visitor: { accountId: string; visitorHash: Buffer },
  on: Queryable,
): Promise<{ count: number }> {
  return { count: await mergeCarts(visitor.accountId, visitor.visitorHash, on) }
}
