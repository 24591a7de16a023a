'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Sheet } from '@/components/ui/sheet-client'
import { AdjustForm, type AdjustFormProps } from './adjust-form-client'

type AdjustOpenerProps = Omit<AdjustFormProps, 'onDone'> & { name: string }

/** The way to give this shopper points, or to take some. */
export function AdjustOpener({ name, ...form }: AdjustOpenerProps) {
  const t = useTranslations('points-desk.adjust')
  const common = useTranslations('common.client')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('open')}</Button>
      <Sheet open={open} onOpenChange={setOpen} title={t('title', { name })} closeLabel={common('close')}>
        {open ? <AdjustForm {...form} onDone={() => setOpen(false)} /> : null}
      </Sheet>
    </>
  )
}
