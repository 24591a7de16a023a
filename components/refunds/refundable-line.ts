import type { OrderDraws, OrderLineView } from '@/lib/orders/rules'

/** What a form needs of a line to ask how many pieces go back. */
export type RefundableLine = Pick<
  OrderLineView,
  'position' | 'titleZh' | 'titleEn' | 'optionsZh' | 'optionsEn' | 'imageFile' | 'quantity' | 'refundedQuantity'
> & {
  /** boxes that were opened: they stay */
  openedQuantity: number
}

/** The same for staff and shopper; what else an order's line knows stays on the server. */
export function refundableLines({
  lines,
  draws,
}: {
  lines: readonly OrderLineView[]
  draws: OrderDraws | null
}): RefundableLine[] {
  // an order of draws has one line, of a piece for each
  const openedQuantity = draws?.opened ?? 0
  return lines.map(({ position, titleZh, titleEn, optionsZh, optionsEn, imageFile, quantity, refundedQuantity }) => ({
    position,
    titleZh,
    titleEn,
    optionsZh,
    optionsEn,
    imageFile,
    quantity,
    refundedQuantity,
    openedQuantity,
  }))
}
