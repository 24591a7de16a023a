import { useTranslations } from 'next-intl'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import type { OrderState, RefundState } from '@/lib/orders/rules'

const tones: Record<OrderState, BadgeTone> = {
  awaiting_payment: 'warning',
  paid: 'seal',
  shipped: 'success',
  completed: 'neutral',
  cancelled: 'neutral',
  refunded: 'danger',
}

type OrderStateBadgeProps = {
  state: OrderState
  refundState?: RefundState | null | undefined
  isPartlyRefunded?: boolean
  isRefundAsked?: boolean
}

/** Where an order stands, whether a part of it went back, and whether money that it owes is still on its way. */
export function OrderStateBadge({ state, refundState = null, ...is }: OrderStateBadgeProps) {
  const t = useTranslations('merchant')
  const refunds = useTranslations('refunds')
  return (
    <span className="inline-flex flex-wrap items-center gap-1">
      <Badge tone={tones[state]}>{t(`orderState.${state}`)}</Badge>
      {is.isRefundAsked ? <Badge tone="warning">{t('request.badge')}</Badge> : null}
      {is.isPartlyRefunded ? <Badge tone="danger">{refunds('partly')}</Badge> : null}
      {refundState === 'pending' ? <Badge tone="warning">{t('refundState.pending')}</Badge> : null}
      {refundState === 'failed' ? <Badge tone="danger">{t('refundState.failed')}</Badge> : null}
    </span>
  )
}
