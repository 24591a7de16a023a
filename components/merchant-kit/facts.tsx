import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'

type Fact = { name: ReactNode; value: ReactNode; strong?: boolean }

type FactsProps = {
  facts: readonly Fact[]
  /** figures stand in a column at the far edge, words beside their names */
  of?: 'figures' | 'words'
  className?: string
}

/** Names on the left, what they are on the right. */
export function Facts({ facts, of = 'figures', className }: FactsProps) {
  const isWords = of === 'words'
  return (
    <dl className={classNames('grid gap-2 text-[0.9375rem]', className)}>
      {facts.map(({ name, value, strong }, place) => (
        <div
          key={place}
          className={classNames(
            isWords
              ? 'grid gap-x-6 sm:grid-cols-[9rem_minmax(0,1fr)]'
              : 'flex flex-wrap items-baseline justify-between gap-x-6',
            strong && 'border-line border-t pt-2 font-semibold',
          )}
        >
          <dt className={strong ? undefined : 'text-ink-muted'}>{name}</dt>
          <dd className={classNames('min-w-0 break-words tabular', !isWords && 'text-end')}>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
