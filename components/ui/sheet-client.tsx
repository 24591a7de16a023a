'use client'
import { type ReactNode, useId } from 'react'
import { classNames } from './class-names'
import { IconButton } from './icon-button'
import { X } from './icons'
import { Modal } from './modal-client'
import { modalStyle } from './modal-style'

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

const fromBelow =
  'inset-x-0 top-auto bottom-0 w-full rounded-t-2xl translate-y-full open:translate-y-0 starting:open:translate-y-full'
const sides = {
  end: `${fromBelow} md:inset-y-0 md:left-auto md:h-dvh md:w-105 md:rounded-none md:translate-y-0 md:translate-x-full md:open:translate-x-0 md:starting:open:translate-x-full md:starting:open:translate-y-0`,
  bottom: `${fromBelow} md:mx-auto md:bottom-8 md:w-130 md:rounded-2xl md:translate-y-[120%] md:starting:open:translate-y-[120%]`,
  left: 'inset-y-0 right-auto left-0 h-dvh w-75 -translate-x-full open:translate-x-0 starting:open:-translate-x-full',
}

/** A panel over the page: focus goes in, Escape and the scrim shut it, focus returns. */
export function Sheet({ open, onOpenChange, title, closeLabel, children, footer, side = 'end' }: SheetProps) {
  const titleId = useId()
  return (
    <Modal
      open={open}
      onOpenChange={onOpenChange}
      light
      aria-labelledby={titleId}
      className={classNames(modalStyle, sides[side])}
    >
      <div
        className={classNames(
          'flex w-full flex-col',
          side === 'left' ? 'h-dvh' : 'max-h-[88dvh]',
          side === 'end' && 'md:h-dvh md:max-h-none',
        )}
      >
        <div className="flex shrink-0 items-center justify-between gap-4 border-line border-b py-2 pr-2 pl-5">
          <h2 id={titleId} className="font-display font-semibold text-lg">
            {title}
          </h2>
          <IconButton label={closeLabel} onClick={() => onOpenChange(false)}>
            <X aria-hidden="true" />
          </IconButton>
        </div>
        <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 py-4">{children}</div>
        {footer ? (
          <div className="shrink-0 border-line border-t px-5 pt-4 pb-[calc(1rem+env(safe-area-inset-bottom))]">
            {footer}
          </div>
        ) : null}
      </div>
    </Modal>
  )
}
