'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Sheet } from '@/components/ui/sheet-client'
import { FundForm } from './fund-form-client'

type FundOpenerProps = { budgetId: string; title: string; remainingPoints: number }

/** The way to grant a budget more points, or to take some back. */
export function FundOpener({ title, ...budget }: FundOpenerProps) {
  const t = useTranslations('points-desk.budgets')
  const common = useTranslations('common.client')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button tone="outline" size="sm" onClick={() => setOpen(true)}>
        {t('fund')}
      </Button>
      <Sheet open={open} onOpenChange={setOpen} title={t('fundTitle', { title })} closeLabel={common('close')}>
        {open ? <FundForm {...budget} onDone={() => setOpen(false)} /> : null}
      </Sheet>
    </>
  )
}
