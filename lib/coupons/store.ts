import type { z } from 'zod'
import { type Queryable, refusable, row } from '@/lib/db/sql'
import { invariant } from '@/lib/kernel/invariant'
import { ok, type Result } from '@/lib/kernel/result'
import type { ExchangeRefusal } from './errors'
import type { exchangeCouponSchema } from './schema'

type Granted = { grantId: string; expiresAt: string; replayed: boolean }

export async function exchange(
  on: Queryable,
  at: Date | null,
  accountId: string,
  input: z.output<typeof exchangeCouponSchema>,
): Promise<Result<Granted, ExchangeRefusal>> {
  const made = await refusable<{ granted: Granted } | null, ExchangeRefusal>(
    row(
      'select coupon_exchange($1, $2, $3, $4, $5) as granted',
      [accountId, input.couponId, input.requestId, input.costPoints, at],
      on,
    ),
  )
  if (!made.ok) return made
  invariant(made.value !== null, 'an exchange grants something')
  return ok(made.value.granted)
}
