'use client'
import { useTranslations } from 'next-intl'
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Td, Th } from '@/components/ui/table'

type Chosen = {
  /** those ticked; all that match are not named */
  ids: readonly string[]
  isAll: boolean
  count: number
  total: number
  isPage: boolean
  has: (id: string) => boolean
  toggle: (id: string) => void
  tickPage: () => void
  tickAll: () => void
  clear: () => void
}

const BAR = 'chosen'

const ChosenContext = createContext<Chosen | null>(null)

/** What is ticked in the table around; null where nothing can be. */
export const useChosen = () => useContext(ChosenContext)

type ChoosingProps = {
  /** the rows of this page */
  ids: readonly string[]
  /** how many match, on whatever page */
  total: number
  children: ReactNode
}

/** Rows of a table that can be ticked one by one, a page at once, or all that match: those are named by their filter alone. */
export function Choosing({ ids: onPage, total, children }: ChoosingProps) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [isAll, setAll] = useState(false)
  const ids = onPage.filter((id) => ticked.has(id))
  const isPage = isAll || (onPage.length > 0 && ids.length === onPage.length)
  const set = (next: Iterable<string>, all = false) => {
    setTicked(new Set(next))
    setAll(all)
  }
  const chosen: Chosen = {
    ids,
    isAll,
    count: isAll ? total : ids.length,
    total,
    isPage,
    has: (id) => isAll || ticked.has(id),
    toggle: (id) => {
      if (isAll) set(onPage.filter((one) => one !== id))
      else set(ticked.has(id) ? ids.filter((one) => one !== id) : [...ids, id])
    },
    tickPage: () => set(isPage ? [] : onPage),
    tickAll: () => {
      // the button that was pressed goes with the press
      document.getElementById(BAR)?.focus()
      set(onPage, true)
    },
    clear: () => set([]),
  }
  useReturn(chosen.count)
  // nothing can be ticked by whoever looks
  if (onPage.length === 0) return children
  return (
    <ChosenContext value={chosen}>
      <ChosenCount className="sr-only" role="status" />
      <ChoosePage className="mb-2 md:hidden" />
      {children}
    </ChosenContext>
  )
}

/** Back to the box of the page when the bar is gone with what was pressed in it. */
function useReturn(count: number): void {
  const was = useRef(count)
  useEffect(() => {
    const isOver = was.current > 0 && count === 0
    was.current = count
    if (!isOver || document.activeElement !== document.body) return
    const boxes = [...document.querySelectorAll<HTMLElement>('[data-choose-page]')]
    boxes.find((box) => box.offsetParent)?.focus({ preventScroll: true })
  }, [count])
}

/** How much is ticked. It is told from a place that stays, or it would not be read aloud. */
function ChosenCount({ className, role }: { className: string; role?: 'status' }) {
  const t = useTranslations('merchant.choose')
  const chosen = useChosen()
  return (
    <p role={role} className={className}>
      {chosen && chosen.count > 0 ? t(chosen.isAll ? 'all' : 'some', { count: chosen.count }) : null}
    </p>
  )
}

function ChoosePage({ bare, className }: { bare?: boolean; className?: string }) {
  const t = useTranslations('merchant.choose')
  const chosen = useChosen()
  if (!chosen) return null
  return (
    <Checkbox
      bare={bare}
      label={t('page')}
      checked={chosen.isPage}
      onChange={chosen.tickPage}
      className={className}
      data-choose-page
    />
  )
}

/** The head of the column of boxes, with a way past all rows to what can be done with those that are ticked. */
export function ChooseHead() {
  const t = useTranslations('merchant.choose')
  const chosen = useChosen()
  if (!chosen) return null
  return (
    <Th className="w-12 px-2">
      <ChoosePage bare />
      {chosen.count > 0 ? (
        <Button
          tone="primary"
          size="sm"
          className="sr-only focus:not-sr-only focus:absolute focus:z-30 focus:px-3.5"
          onClick={() => document.getElementById(BAR)?.focus()}
        >
          {t('toBar')}
        </Button>
      ) : null}
    </Th>
  )
}

/** The box of one row. */
export function ChooseCell({ id, name }: { id: string; name: string }) {
  const t = useTranslations('merchant.choose')
  const chosen = useChosen()
  if (!chosen) return null
  return (
    <Td className="absolute top-1 right-1 z-10 max-md:py-0 md:static md:px-2">
      <Checkbox
        bare
        label={t('row', { name })}
        checked={chosen.has(id)}
        onChange={() => chosen.toggle(id)}
        className="relative z-10"
      />
    </Td>
  )
}

/** Below the table: how much is ticked, the rest that matches, and what can be done with it. */
export function ChosenBar({ children }: { children: ReactNode }) {
  const t = useTranslations('merchant.choose')
  const chosen = useChosen()
  if (!chosen || chosen.count === 0) return null
  return (
    <section
      id={BAR}
      tabIndex={-1}
      aria-label={t('label')}
      className="sticky bottom-3 z-20 mt-4 flex flex-wrap items-center gap-2 rounded-xl border border-line-strong bg-surface p-3 shadow-lg"
    >
      <ChosenCount className="px-1 font-medium tabular" />
      {chosen.isPage && !chosen.isAll && chosen.total > chosen.count ? (
        <Button tone="ghost" size="sm" onClick={chosen.tickAll}>
          {t('matching', { count: chosen.total })}
        </Button>
      ) : null}
      <div className="flex flex-wrap items-center gap-2 md:ml-auto">{children}</div>
      <Button tone="ghost" size="sm" onClick={chosen.clear}>
        {t('clear')}
      </Button>
    </section>
  )
}
