'use client'
import { type ComponentProps, type RefObject, useEffect, useRef } from 'react'

/** Keeps the browser's own modal in step with `open`: it holds the focus, hears Escape and gives the focus back. */
function useModal(open: boolean): RefObject<HTMLDialogElement | null> {
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = ref.current
    if (!dialog || dialog.open === open) return
    if (open) dialog.showModal()
    else dialog.close()
  }, [open])
  return ref
}

type ModalProps = Omit<ComponentProps<'dialog'>, 'open' | 'ref' | 'onClose' | 'onClick'> & {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** A press beside the panel shuts it. */
  light?: boolean
}

/** What Sheet and Dialog stand on. Its children stay mounted while it is shut, so that what was filled in stays. */
export function Modal({ open, onOpenChange, light = false, ...rest }: ModalProps) {
  return (
    // a press on the dialog itself is one on its backdrop: the panel inside covers all of it
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- Escape is the key
    <dialog
      ref={useModal(open)}
      onClose={() => onOpenChange(false)}
      onClick={light ? (event) => event.target === event.currentTarget && onOpenChange(false) : undefined}
      {...rest}
    />
  )
}
