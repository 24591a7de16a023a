'use client'
import { type ReactNode, useId } from 'react'
import { classNames } from './class-names'
import { Modal } from './modal-client'
import { modalStyle } from './modal-style'

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
  const id = useId()
  return (
    <Modal
      open={open}
      onOpenChange={onOpenChange}
      role="alertdialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-body`}
      className={classNames(
        modalStyle,
        'inset-0 m-auto h-fit max-h-[88dvh] w-[min(28rem,calc(100vw-2rem))] scale-97 flex-col gap-3 overflow-y-auto rounded-2xl p-6 opacity-0 open:scale-100 open:opacity-100 starting:open:scale-97 starting:open:opacity-0',
      )}
    >
      <h2 id={`${id}-title`} className="font-display font-semibold text-xl">
        {title}
      </h2>
      <div id={`${id}-body`} className="text-ink-muted">
        {children}
      </div>
      <div className="mt-3 flex flex-wrap justify-end gap-2">{actions}</div>
    </Modal>
  )
}
