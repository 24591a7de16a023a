'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Sheet } from '@/components/ui/sheet-client'
import { FindOther } from './find-other-client'

/** The way to bring another account of the same person into this one. */
export function MergeOpener({ intoId, name }: { intoId: string; name: string }) {
  const t = useTranslations('points-desk.merge')
  const common = useTranslations('common.client')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button tone="outline" onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      <Sheet open={open} onOpenChange={setOpen} title={t('title', { name })} closeLabel={common('close')}>
        {open ? <FindOther intoId={intoId} name={name} onDone={() => setOpen(false)} /> : null}
      </Sheet>
    </>
  )
}
