'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { Sheet } from '@/components/ui/sheet-client'

type QuestionSheetProps = {
  title: string
  open: boolean
  onClose: () => void
  /** the words of the button, and what it does */
  yes: string
  onYes: () => void
  busy?: boolean
  /** why it was not done */
  wrong: string | null
  children: ReactNode
}

/** What is asked before anything is drawn or bought: everything that is to be known, and a yes beside a no. */
export function QuestionSheet({ title, open, onClose, yes, onYes, busy = false, wrong, children }: QuestionSheetProps) {
  const common = useTranslations('common.client')
  return (
    <Sheet
      open={open}
      onOpenChange={(isOpen) => !isOpen && open && onClose()}
      title={title}
      closeLabel={common('close')}
      side="bottom"
      footer={
        <div className="grid grid-cols-[1fr_2fr] gap-2">
          <Button tone="outline" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button tone="seal" busy={busy} onClick={onYes}>
            {yes}
          </Button>
        </div>
      }
    >
      <div className="grid gap-4">
        {children}
        {wrong ? <FormError as="box">{wrong}</FormError> : null}
      </div>
    </Sheet>
  )
}

/** The odds once more, where they are agreed to. */
export function OddsAgain({ children }: { children: ReactNode }) {
  const t = useTranslations('campaigns.draw.confirm')
  return (
    <div className="grid gap-1.5">
      <p className="font-medium text-sm">{t('odds')}</p>
      {children}
    </div>
  )
}
