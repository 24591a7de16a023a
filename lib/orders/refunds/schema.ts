import { z } from 'zod'
import { reasonText } from '@/lib/kernel/reason'

const fen = z.int().min(0).max(1_000_000_00)

/** What is given back: the rest of the order, some pieces of its lines, or a sum of money off its goods; amounts in fen. */
export const refundScopeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rest') }),
  z.strictObject({
    kind: z.literal('pieces'),
    lines: z
      .array(z.strictObject({ position: z.int().min(0).max(999), quantity: z.int().min(1).max(99) }))
      .min(1)
      .max(100)
      .refine((lines) => new Set(lines.map((line) => line.position)).size === lines.length, 'line-named-twice'),
    shippingMinor: fen,
  }),
  z.strictObject({ kind: z.literal('amount'), amountMinor: fen, shippingMinor: fen }),
])

const count = z.int().min(0).max(Number.MAX_SAFE_INTEGER)
const lotId = z.int().min(1).max(Number.MAX_SAFE_INTEGER)

/** What a refund does, as the database words it (refund_outcome): shown before, and compared with what happened. */
export const refundOutcomeSchema = z.strictObject({
  /** what goes back to the card, fen */
  moneyMinor: count,
  /** of the money, how much is shipping */
  shippingMinor: count,
  /** taken out of the money for earned points that were spent already */
  withheldMinor: count,
  lines: z.array(z.strictObject({ position: count, quantity: count, netMinor: count, pointsMinor: count })).max(100),
  returnedPoints: count,
  revokedPoints: count,
  /** `graced`: the lot had ended and lives a few days more */
  returnedLots: z
    .array(
      z.strictObject({
        lotId,
        points: count,
        graced: z.boolean().nullable(),
        expiresAt: z.string().max(40).nullable(),
      }),
    )
    .max(10_000),
  revokedLots: z.array(z.strictObject({ lotId, points: count, own: z.boolean() })).max(10_000),
  owedPoints: count,
  settledPoints: count,
  /** of the points that come back, how many pay an older debt at once */
  nettedPoints: count,
  coupon: z.enum(['none', 'returned', 'kept']),
  /** nothing is left of the order */
  whole: z.boolean(),
})

export type RefundScope = z.output<typeof refundScopeSchema>
export type RefundOutcome = z.output<typeof refundOutcomeSchema>
export type Shortfall = 'debt' | 'refund'

export const previewRefundSchema = z.strictObject({
  orderId: z.uuid(),
  scope: refundScopeSchema,
  /** earned points that were spent already: owed, or taken out of the money */
  shortfall: z.enum(['debt', 'refund']),
})

export const refundOrderSchema = previewRefundSchema.extend({
  requestId: z.uuid(),
  reason: reasonText(300),
  restock: z.boolean(),
  /** the outcome that was shown; when it would be another now, nothing happens */
  expected: refundOutcomeSchema.nullable(),
})
