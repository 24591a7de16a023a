'use client'
import { useTranslations } from 'next-intl'
import type { FormEventHandler, ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { Sheet } from '@/components/ui/sheet-client'

type SheetFormProps = {
  title: string
  open: boolean
  onOpenChange: (open: boolean) => void
  onSubmit: FormEventHandler<HTMLFormElement>
  submitLabel: string
  busy: boolean
  /** why it was not done */
  refused: string | null
  children: ReactNode
}

/** A deed that asks for a few things first: the fields, what went wrong, and the button. */
export function SheetForm({
  title,
  open,
  onOpenChange,
  onSubmit,
  submitLabel,
  busy,
  refused,
  children,
}: SheetFormProps) {
  const common = useTranslations('common.client')
  return (
    <Sheet open={open} onOpenChange={onOpenChange} title={title} closeLabel={common('close')}>
      <form noValidate onSubmit={onSubmit} className="grid gap-5">
        {children}
        {refused ? <FormError as="box">{refused}</FormError> : null}
        <Button type="submit" busy={busy} block>
          {submitLabel}
        </Button>
      </form>
    </Sheet>
  )
}
