import { classNames } from '@/components/ui/class-names'
import type { StockWording } from '@/lib/catalog/rules'

type StockLineProps = {
  stock: StockWording
  words: { inStock: string; few: (count: number) => string; soldOut: string }
}

const dots = { 'in-stock': 'bg-success', few: 'bg-warning', 'sold-out': 'bg-line-strong' }

/** Whether it can be had, in words; the dot only repeats them. */
export function StockLine({ stock, words }: StockLineProps) {
  const text =
    stock.state === 'few' ? words.few(stock.left) : stock.state === 'sold-out' ? words.soldOut : words.inStock
  return (
    <p className="flex items-center gap-2 text-sm">
      <span aria-hidden="true" className={classNames('size-2 rounded-full', dots[stock.state])} />
      {text}
    </p>
  )
}
