'use client'
import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { IconButton } from './icon-button'

type SheetProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  closeLabel: string
  children: ReactNode
  /** Stays in sight below the scrolling part: the total and the button. */
  footer?: ReactNode
  /** `end` (default) and `bottom` rise from below on phones; on a desk `end` is a drawer, `bottom` a centred panel. */
  side?: 'end' | 'bottom' | 'left'
}

const sides = {
  end: 'inset-x-0 bottom-0 max-h-[88dvh] rounded-t-2xl data-[ending-style]:translate-y-full data-[starting-style]:translate-y-full md:inset-y-0 md:right-0 md:left-auto md:h-dvh md:max-h-none md:w-105 md:rounded-none md:data-[ending-style]:translate-x-full md:data-[ending-style]:translate-y-0 md:data-[starting-style]:translate-x-full md:data-[starting-style]:translate-y-0',
  bottom:
    'inset-x-0 bottom-0 max-h-[88dvh] rounded-t-2xl data-[ending-style]:translate-y-full data-[starting-style]:translate-y-full md:inset-x-auto md:bottom-8 md:left-1/2 md:w-130 md:-translate-x-1/2 md:rounded-2xl md:data-[ending-style]:translate-y-[120%] md:data-[starting-style]:translate-y-[120%]',
  left: 'inset-y-0 left-0 h-dvh w-75 max-w-[85vw] data-[ending-style]:-translate-x-full data-[starting-style]:-translate-x-full',
}

/** A panel over the page: focus goes in, Escape and the scrim shut it, focus returns. */
export function Sheet({ open, onOpenChange, title, closeLabel, children, footer, side = 'end' }: SheetProps) {
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-250 data-[ending-style]:opacity-0 data-[starting-style]:opacity-0" />
        <Dialog.Popup
          className={classNames(
            'fixed z-50 flex flex-col bg-surface shadow-lg outline-none transition-transform duration-300 forced-colors:border',
            sides[side],
          )}
        >
          <div className="flex shrink-0 items-center justify-between gap-4 border-line border-b py-2 pr-2 pl-5">
            <Dialog.Title className="font-display font-semibold text-lg">{title}</Dialog.Title>
            <Dialog.Close render={<IconButton label={closeLabel} />}>
              <X aria-hidden="true" />
            </Dialog.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 py-4">{children}</div>
          {footer ? (
            <div className="shrink-0 border-line border-t px-5 pt-4 pb-[calc(1rem+env(safe-area-inset-bottom))]">
              {footer}
            </div>
          ) : null}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
