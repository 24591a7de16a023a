import { classNames } from './class-names'

type PriceProps = {
  /** Already written out: «¥39.90», or «¥39 起». */
  price: string
  compareAt?: string
  /** What the struck price is: read aloud before it («原价»). Needed with `compareAt`. */
  compareLabel?: string
  size?: 'sm' | 'md' | 'lg'
  className?: string
}

const sizes = { sm: 'text-base', md: 'text-lg', lg: 'text-3xl' }

export function Price({ price, compareAt, compareLabel, size = 'md', className }: PriceProps) {
  return (
    <span className={classNames('inline-flex flex-wrap items-baseline gap-x-2', className)}>
      <span className={classNames('font-semibold tabular', sizes[size])}>{price}</span>
      {compareAt ? (
        <s className="text-ink-muted text-sm tabular">
          {compareLabel ? <span className="sr-only">{compareLabel} </span> : null}
          {compareAt}
        </s>
      ) : null}
    </span>
  )
}
