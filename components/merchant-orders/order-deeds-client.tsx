'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { type OrderState, orderMay } from '@/lib/orders/rules'
import type { RefundPreview } from '@/lib/orders/staff/rules'
import { RefundForm } from './refund-form-client'
import { ShipForm } from './ship-form-client'

type OrderDeedsProps = {
  orderId: string
  number: number
  state: OrderState
  totalMinor: number
  currency: string
  points: RefundPreview
  coupon: string | null
  mayShip: boolean
  mayRefund: boolean
}

/** What may be done with the order now, by whoever looks at it. */
export function OrderDeeds({ mayShip, mayRefund, state, ...order }: OrderDeedsProps) {
  const t = useTranslations('merchant.order')
  const [open, setOpen] = useState<'ship' | 'refund' | null>(null)
  const canShip = mayShip && orderMay('ship', state)
  const canRefund = mayRefund && orderMay('refund', state)
  const shut = () => setOpen(null)
  return (
    <>
      {canRefund ? (
        <Button tone="outline" onClick={() => setOpen('refund')}>
          {t('deeds.refund')}
        </Button>
      ) : null}
      {canShip ? <Button onClick={() => setOpen('ship')}>{t('deeds.ship')}</Button> : null}
      {canShip ? (
        <ShipForm orderId={order.orderId} number={order.number} open={open === 'ship'} onOpenChange={shut} />
      ) : null}
      {canRefund ? (
        <RefundForm {...order} isShipped={state !== 'paid'} open={open === 'refund'} onOpenChange={shut} />
      ) : null}
    </>
  )
}
