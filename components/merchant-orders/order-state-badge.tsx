import { useTranslations } from 'next-intl'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import type { OrderState } from '@/lib/orders/rules'

const tones: Record<OrderState, BadgeTone> = {
  awaiting_payment: 'warning',
  paid: 'seal',
  shipped: 'success',
  completed: 'neutral',
  cancelled: 'neutral',
  refunded: 'danger',
}

type OrderStateBadgeProps = { state: OrderState; refundState?: 'pending' | 'succeeded' | 'failed' | null }

/** Where an order stands, and whether money that it owes is still on its way. */
export function OrderStateBadge({ state, refundState = null }: OrderStateBadgeProps) {
  const t = useTranslations('merchant')
  return (
    <span className="inline-flex flex-wrap items-center gap-1">
      <Badge tone={tones[state]}>{t(`orderState.${state}`)}</Badge>
      {refundState === 'pending' ? <Badge tone="warning">{t('refundState.pending')}</Badge> : null}
      {refundState === 'failed' ? <Badge tone="danger">{t('refundState.failed')}</Badge> : null}
    </span>
  )
}
