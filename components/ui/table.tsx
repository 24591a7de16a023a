// On phones the rows are drawn as blocks, and a table drawn as blocks is no table to every screen reader: its roles are said.
/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role */
import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names'

type TableProps = {
  /** What the rows are: read aloud, not shown. */
  caption: string
  /** One `Th` a column. */
  head: ReactNode
  /** `Tr`s. */
  children: ReactNode
  /** rows close together */
  isCompact?: boolean
  /** nothing in it can be focused: then it can itself, so that keys move what is wider than its place */
  isFocusable?: boolean
  className?: string
}

/**
 * Rows and columns on a desk; on phones each row is a card and each cell says its column's name. The roles are spelled
 * out because a table drawn as blocks is no longer one to every screen reader. Between the two it moves sideways in itself
 * where it is wider than its place; its heads stay in sight where there is room for all of it.
 */
export function Table({ caption, head, children, isCompact = false, isFocusable = false, className }: TableProps) {
  return (
    <div
      {...(isFocusable ? { role: 'group', 'aria-label': caption, tabIndex: 0 } : {})}
      className={classNames(
        'relative overflow-clip rounded-xl border-line md:overflow-x-auto md:border md:bg-surface md:shadow-sm xl:overflow-clip',
        isCompact && '[--row:0.25rem]',
        className,
      )}
    >
      <table role="table" className="block w-full border-collapse text-[0.9375rem] md:table">
        <caption className="sr-only">{caption}</caption>
        <thead role="rowgroup" className="sr-only md:not-sr-only md:table-header-group">
          <tr role="row" className="md:table-row">
            {head}
          </tr>
        </thead>
        <tbody role="rowgroup" className="grid gap-3 md:table-row-group">
          {children}
        </tbody>
      </table>
    </div>
  )
}

type ThProps = {
  children: ReactNode
  align?: 'start' | 'end'
  /** The order the rows stand in by this column. The way to change it is a link inside. */
  sort?: 'ascending' | 'descending'
  className?: string
}

export function Th({ children, align = 'start', sort, className }: ThProps) {
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={sort}
      className={classNames(
        'whitespace-nowrap bg-sunken px-3 py-2.5 font-medium text-ink-muted text-sm 2xl:px-4 md:relative xl:sticky xl:top-[var(--table-top,0px)] xl:z-10',
        align === 'end' ? 'text-end' : 'text-start',
        className,
      )}
    >
      {children}
    </th>
  )
}

export function Tr({ className, ...rest }: ComponentProps<'tr'>) {
  return (
    <tr
      role="row"
      {...rest}
      className={classNames(
        'relative block rounded-xl border border-line bg-surface px-4 py-2 shadow-sm md:table-row md:rounded-none md:border-0 md:border-line md:border-t md:px-0 md:py-0 md:shadow-none md:hover:bg-sunken/60',
        className,
      )}
    />
  )
}

type TdProps = {
  children: ReactNode
  /** The column's name, shown on phones. Left out for the cell that heads the card. */
  label?: string
  align?: 'start' | 'end'
  className?: string
}

export function Td({ children, label, align = 'start', className }: TdProps) {
  return (
    <td
      role="cell"
      className={classNames(
        'flex min-h-9 items-center justify-between gap-4 py-1.5 max-md:empty:hidden md:table-cell md:px-3 md:py-[var(--row,0.75rem)] md:align-middle 2xl:px-4',
        align === 'end' && 'md:text-end md:tabular',
        className,
      )}
    >
      {label ? (
        <span aria-hidden="true" className="shrink-0 text-ink-muted text-sm md:hidden">
          {label}
        </span>
      ) : null}
      {children}
    </td>
  )
}
