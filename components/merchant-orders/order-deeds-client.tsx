'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { newRequestId } from '@/components/ui/request-id'
import { Sheet } from '@/components/ui/sheet-client'
import { refundOrderAction } from '@/lib/orders/actions'
import { type OrderState, orderMay } from '@/lib/orders/rules'
import { MarkDelivered } from './mark-delivered-client'
import { type RefundableOrder, RefundForm } from './refund-form-client'
import { ShipForm } from './ship-form-client'

type OrderDeedsProps = {
  order: RefundableOrder
  state: OrderState
  isDelivered: boolean
  mayShip: boolean
  mayRefund: boolean
}

/** What may be done with the order now, by whoever looks at it. */
export function OrderDeeds({ mayShip, mayRefund, state, isDelivered, order }: OrderDeedsProps) {
  const t = useTranslations('merchant')
  const common = useTranslations('common.client')
  const [open, setOpen] = useState<'ship' | 'refund' | null>(null)
  // minted with the page's deeds and not with the sheet: shut and opened again it is still the same refund
  const [requestId] = useState(newRequestId)
  const canShip = mayShip && orderMay('ship', state)
  const canRefund = mayRefund && orderMay('refund', state)
  const shut = () => setOpen(null)
  return (
    <>
      {canRefund ? (
        <Button tone="outline" onClick={() => setOpen('refund')}>
          {t('order.deeds.refund')}
        </Button>
      ) : null}
      {mayShip && !isDelivered && orderMay('deliver', state) ? <MarkDelivered orderId={order.id} /> : null}
      {canShip ? <Button onClick={() => setOpen('ship')}>{t('order.deeds.ship')}</Button> : null}
      {canShip ? (
        <ShipForm orderId={order.id} number={order.number} open={open === 'ship'} onOpenChange={shut} />
      ) : null}
      {canRefund ? (
        <Sheet
          open={open === 'refund'}
          onOpenChange={shut}
          title={t('refund.title', { number: order.number })}
          closeLabel={common('close')}
        >
          {open === 'refund' ? (
            <RefundForm order={order} requestId={requestId} make={refundOrderAction} onDone={shut} />
          ) : null}
        </Sheet>
      ) : null}
    </>
  )
}
