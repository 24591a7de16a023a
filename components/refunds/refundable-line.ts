import type { OrderLineView } from '@/lib/orders/rules'

/** What a form needs of a line to ask how many pieces go back. */
export type RefundableLine = Pick<
  OrderLineView,
  'position' | 'titleZh' | 'titleEn' | 'optionsZh' | 'optionsEn' | 'imageFile' | 'quantity' | 'refundedQuantity'
>

/** The same for staff and shopper; what else an order's line knows stays on the server. */
export function refundableLine(line: RefundableLine): RefundableLine {
  const { position, titleZh, titleEn, optionsZh, optionsEn, imageFile, quantity, refundedQuantity } = line
  return { position, titleZh, titleEn, optionsZh, optionsEn, imageFile, quantity, refundedQuantity }
}
