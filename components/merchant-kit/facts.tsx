import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'

type Fact = { name: ReactNode; value: ReactNode; strong?: boolean }

/** Names on the left, what they are on the right. */
export function Facts({ facts, className }: { facts: readonly Fact[]; className?: string }) {
  return (
    <dl className={classNames('grid gap-2 text-[0.9375rem]', className)}>
      {facts.map(({ name, value, strong }, place) => (
        <div
          key={place}
          className={classNames(
            'flex flex-wrap items-baseline justify-between gap-x-6',
            strong && 'border-line border-t pt-2 font-semibold',
          )}
        >
          <dt className={strong ? undefined : 'text-ink-muted'}>{name}</dt>
          <dd className="min-w-0 break-words text-end tabular">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
