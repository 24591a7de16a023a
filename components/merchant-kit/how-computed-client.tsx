'use client'
import { Popover } from '@base-ui/react/popover'
import type { ReactNode } from 'react'
import { CircleHelp } from '@/components/merchant-kit/merchant-icons'

type HowComputedProps = { label: string; title: string; children: ReactNode }

/** How a figure comes about, for whoever wants to check it. */
export function HowComputed({ label, title, children }: HowComputedProps) {
  return (
    <Popover.Root>
      <Popover.Trigger
        aria-label={label}
        className="relative z-10 grid size-6 shrink-0 cursor-pointer place-items-center rounded-full text-ink-faint before:absolute before:-inset-2 hover:text-ink"
      >
        <CircleHelp aria-hidden="true" className="size-4" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="end" className="z-50">
          <Popover.Popup className="max-w-72 rounded-lg border border-line bg-surface p-4 text-sm shadow-lg outline-none transition-opacity data-[ending-style]:opacity-0 data-[starting-style]:opacity-0">
            <Popover.Title className="mb-1 font-medium">{title}</Popover.Title>
            <Popover.Description render={<div />} className="text-ink-muted">
              {children}
            </Popover.Description>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
