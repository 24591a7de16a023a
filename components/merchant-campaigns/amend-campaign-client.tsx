'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { AmendSheet, type AmendSheetProps } from '@/components/merchant-campaign-wizard/amend-sheet-client'
import { Button } from '@/components/ui/button'

/** The way to make a launched campaign better for shoppers. */
export function AmendCampaign(props: Omit<AmendSheetProps, 'open' | 'onOpenChange'>) {
  const t = useTranslations('campaigns-desk.life.amend')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button tone="outline" size="sm" onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      {open ? <AmendSheet {...props} open onOpenChange={setOpen} /> : null}
    </>
  )
}
