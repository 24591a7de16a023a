'use client'
import { Tabs as Base } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'
import { classNames } from './class-names'

type Tab = { value: string; label: ReactNode; panel: ReactNode }

/** Parts of one page in one place. Parts with an address of their own are links (`aria-current`), not tabs. */
export function Tabs({
  tabs,
  defaultValue,
  className,
}: {
  tabs: readonly Tab[]
  defaultValue?: string
  className?: string
}) {
  return (
    <Base.Root defaultValue={defaultValue ?? tabs[0]?.value} className={className}>
      <Base.List className="flex gap-1 overflow-x-auto border-line border-b">
        {tabs.map(({ value, label }) => (
          <Base.Tab
            key={value}
            value={value}
            className={classNames(
              '-mb-px h-11 shrink-0 cursor-pointer whitespace-nowrap border-transparent border-b-2 px-4 text-ink-muted hover:text-ink focus-visible:-outline-offset-2',
              'data-[active]:border-seal data-[active]:font-medium data-[active]:text-ink',
            )}
          >
            {label}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map(({ value, panel }) => (
        <Base.Panel key={value} value={value} className="pt-5">
          {panel}
        </Base.Panel>
      ))}
    </Base.Root>
  )
}
