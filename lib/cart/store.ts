import { type Queryable, refusable, row } from '@/lib/db/sql'
import { invariant } from '@/lib/kernel/invariant'
import { ok, type Result } from '@/lib/kernel/result'
import type { CartRefusal } from './errors'

export type CartOwner = { accountId: string | null; visitorHash: Buffer | null }

export type PutAnswer = { cartId: string; quantity: number; previous: number; count: number }

export async function putLine(
  owner: CartOwner,
  line: { variantId: string; quantity: number; mode: 'add' | 'set' },
  on: Queryable,
): Promise<Result<PutAnswer, CartRefusal>> {
  const put = await refusable<{ put: PutAnswer } | null, CartRefusal>(
    row<{ put: PutAnswer }>(
      'select cart_put($1, $2, $3, $4, $5) as put',
      [owner.accountId, owner.visitorHash, line.variantId, line.quantity, line.mode],
      on,
    ),
  )
  if (!put.ok) return put
  invariant(put.value, 'cart_put always answers')
  return ok(put.value.put)
}

/** Every line out of the cart of this owner, and of nobody else. */
export async function deleteLines(owner: CartOwner, on: Queryable): Promise<number> {
  const found = await row<{ gone: number }>(
    `with gone as (
       delete from cart_line using cart
       where cart.id = cart_line.cart_id
         and (cart.account_id = $1::uuid or ($1::uuid is null and cart.account_id is null and cart.token_hash = $2::bytea))
       returning 1)
     select count(*) as gone from gone`,
    [owner.accountId, owner.visitorHash],
    on,
  )
  return found?.gone ?? 0
}

export async function mergeCarts(accountId: string, visitorHash: Buffer, on: Queryable): Promise<number> {
  const found = await row<{ count: number }>('select cart_merge($1, $2) as count', [accountId, visitorHash], on)
  return found?.count ?? 0
}
