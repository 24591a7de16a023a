import { useLocale, useTranslations } from 'next-intl'
import { Stepper } from '@/components/ui/stepper'
import { formatDate } from '@/lib/i18n/format'
import type { OrderView } from '@/lib/orders/queries'
import { orderStage } from '@/lib/orders/rules'

const stages = ['awaiting_payment', 'paid', 'shipped', 'delivered', 'completed'] as const
// a coupon or a code is handed over at once
const unsent = ['awaiting_payment', 'paid', 'completed'] as const

/** How far the order has come, with the day of each step that is done. */
export function OrderProgress({ order }: { order: OrderView }) {
  const t = useTranslations('orders.steps')
  const locale = useLocale()
  const now = orderStage(order)
  const isSent = !(order.rewardId || order.campaignId) || Boolean(order.address.line1)
  const at = (isSent ? stages : unsent).findIndex((stage) => stage === now) + 1
  if (at === 0) return null
  const day = (moment: string | null) => (moment ? formatDate(moment, locale, 'short', order.timeZone) : undefined)
  const steps = [
    { key: 'placed', label: t('placed'), note: day(order.placedAt) },
    { key: 'paid', label: t('paid'), note: day(order.paidAt) },
    ...(isSent
      ? [
          { key: 'shipped', label: t('shipped'), note: day(order.shippedAt) },
          { key: 'delivered', label: t('delivered'), note: day(order.deliveredAt) },
        ]
      : []),
    { key: 'completed', label: t('completed'), note: day(order.completedAt) },
  ]
  return <Stepper label={t('label')} steps={steps} at={at} />
}
