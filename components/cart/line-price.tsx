import type { CartLine } from '@/lib/cart/rules'
import { formatMoney } from '@/lib/i18n/format'

type LinePriceProps = {
  line: Pick<CartLine, 'unitPriceMinor' | 'compareAtMinor' | 'quantity'>
  currency: string
  locale: string
  wasLabel: (price: string) => string
}

/** What the line costs, and what it used to when that was more. */
export function LinePrice({ line, currency, locale, wasLabel }: LinePriceProps) {
  const { unitPriceMinor, compareAtMinor, quantity } = line
  const before =
    compareAtMinor !== null && compareAtMinor > unitPriceMinor
      ? formatMoney(compareAtMinor * quantity, currency, locale)
      : null
  return (
    <span className="shrink-0 text-right font-medium tabular">
      {formatMoney(unitPriceMinor * quantity, currency, locale)}
      {before === null ? null : (
        <>
          <span className="sr-only">{wasLabel(before)}</span>
          <s aria-hidden="true" className="block font-normal text-ink-muted text-sm">
            {before}
          </s>
        </>
      )}
    </span>
  )
}
