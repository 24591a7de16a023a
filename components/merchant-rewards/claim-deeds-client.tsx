'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { RetryDelivery } from './retry-delivery-client'
import { ShipGiftForm } from './ship-gift-form-client'
import { VoidClaimForm } from './void-claim-form-client'

type ClaimDeedsProps = {
  claimId: string
  no: number
  cashMinor: number
  mayShip: boolean
  mayVoid: boolean
  mayRetry: boolean
}

/** Send it off, try it again, or take it back. */
export function ClaimDeeds({ claimId, no, cashMinor, mayShip, mayVoid, mayRetry }: ClaimDeedsProps) {
  const t = useTranslations('rewards-desk.claims')
  const [open, setOpen] = useState<'ship' | 'void' | null>(null)
  const shut = (isOpen: boolean) => setOpen((before) => (isOpen ? before : null))
  if (!mayShip && !mayVoid && !mayRetry) return null
  return (
    <div className="flex flex-wrap justify-end gap-1">
      {mayShip ? (
        <Button size="sm" aria-label={t('shipOf', { no })} onClick={() => setOpen('ship')}>
          {t('ship')}
        </Button>
      ) : null}
      {mayRetry ? <RetryDelivery claimId={claimId} no={no} /> : null}
      {mayVoid ? (
        <Button size="sm" tone="ghost" aria-label={t('voidOf', { no })} onClick={() => setOpen('void')}>
          {t('void')}
        </Button>
      ) : null}
      {open === 'ship' ? <ShipGiftForm claimId={claimId} no={no} open onOpenChange={shut} /> : null}
      {open === 'void' ? (
        <VoidClaimForm claimId={claimId} no={no} cashMinor={cashMinor} open onOpenChange={shut} />
      ) : null}
    </div>
  )
}
