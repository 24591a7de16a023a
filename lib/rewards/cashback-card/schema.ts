import { z } from 'zod'
import { taxClasses } from '@/lib/payouts/rules'

/** Which orders a card is good for: those from before the exchange, those after it, or any. */
export const cashbackOrders = ['before', 'after', 'any'] as const
/** From when on: the parcel has come, or it can't be sent back any more. */
export const cashbackSince = ['delivered', 'returnable'] as const

/** What a card gives: a sum, or a share of the order up to a sum; never more than was paid for its goods and kept. */
export const cashbackSchema = z
  .strictObject({
    amountMinor: z.int().min(1).max(1_000_000).nullable(),
    shareBps: z.int().min(1).max(10_000).nullable(),
    mostMinor: z.int().min(1).max(1_000_000).nullable(),
    minOrderMinor: z.int().min(0).max(100_000_000),
    orders: z.enum(cashbackOrders),
    since: z.enum(cashbackSince),
    taxClass: z.enum(taxClasses),
  })
  .refine(({ amountMinor, shareBps }) => (amountMinor === null) !== (shareBps === null), {
    path: ['amountMinor'],
    error: 'cashback-sum-needed',
  })
  .refine(({ shareBps, mostMinor }) => (shareBps === null) === (mostMinor === null), {
    path: ['mostMinor'],
    error: 'cashback-most-needed',
  })
export type Cashback = z.output<typeof cashbackSchema>

export const blankCashback: Cashback = {
  amountMinor: 1_000,
  shareBps: null,
  mostMinor: null,
  minOrderMinor: 10_000,
  orders: 'any',
  since: 'returnable',
  taxClass: 'discount',
}

/** The card, and the number of one's own order as it stands on its page. */
export const claimCashbackSchema = z.strictObject({
  claimId: z.uuid(),
  orderNumber: z
    .string()
    .trim()
    .transform((text) => text.replace(/^[#＃]/, ''))
    .pipe(z.string().regex(/^[0-9]{1,15}$/)),
  requestId: z.uuid(),
})
