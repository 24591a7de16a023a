import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import { Th } from '@/components/ui/table'
import { Link } from '@/lib/i18n/navigation'
import { type Sort, sortAfter, standingBy } from '@/lib/kernel/sorting'
import { ArrowDown, ArrowUp } from './merchant-icons'

type SortHeadProps = {
  children: ReactNode
  /** the same list, in this column's order, or in its other one; none where the rows can't be put in order */
  href?: string
  /** null: the rows stand in another column's order */
  by?: 'ascending' | 'descending' | null
  align?: 'start' | 'end'
}

/** The head of a column that the rows can stand in the order of: pressing it asks the list for that order. */
export function SortHead({ children, href, by = null, align }: SortHeadProps) {
  if (!href) return <Th align={align}>{children}</Th>
  const Arrow = by === 'ascending' ? ArrowUp : ArrowDown
  return (
    <Th sort={by ?? undefined} align={align}>
      <Link
        href={href}
        prefetch={false}
        className={classNames(
          'inline-flex min-h-6 items-center gap-1 underline-offset-4 hover:text-ink hover:underline [&_svg]:size-3.5',
          by !== null && 'text-ink',
        )}
      >
        {children}
        {by === null ? null : <Arrow aria-hidden="true" />}
      </Link>
    </Th>
  )
}

/** What the head of a column says and asks of a list that stands by `sort`: a press for the greatest first, another for the least. */
export const headOf = <C extends string>(sort: string | null, column: C, href: (sort: Sort<C>) => string) => ({
  by: standingBy(sort, column),
  href: href(sortAfter(sort, column)),
})
