'use client'
import { AlertDialog } from '@base-ui/react/alert-dialog'
import type { ReactNode } from 'react'

type DialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** What is asked, as a question that the buttons answer. */
  title: ReactNode
  /** What will happen. */
  children?: ReactNode
  /** The way back first, the deed last. */
  actions: ReactNode
}

/** A question that must be answered before anything else. For anything longer than a question take a Sheet. */
export function Dialog({ open, onOpenChange, title, children, actions }: DialogProps) {
  return (
    <AlertDialog.Root open={open} onOpenChange={onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-200 data-[ending-style]:opacity-0 data-[starting-style]:opacity-0" />
        <AlertDialog.Popup className="fixed top-1/2 left-1/2 z-50 grid max-h-[88dvh] w-[min(28rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 gap-3 overflow-y-auto rounded-2xl bg-surface p-6 shadow-lg outline-none transition-[opacity,scale] duration-200 data-[ending-style]:scale-97 data-[starting-style]:scale-97 data-[ending-style]:opacity-0 data-[starting-style]:opacity-0 forced-colors:border">
          <AlertDialog.Title className="font-display font-semibold text-xl">{title}</AlertDialog.Title>
          <AlertDialog.Description render={<div />} className="text-ink-muted">
            {children}
          </AlertDialog.Description>
          <div className="mt-3 flex flex-wrap justify-end gap-2">{actions}</div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
