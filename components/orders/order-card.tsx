import { useLocale, useTranslations } from 'next-intl'
import { LineImage } from '@/components/cart/line-image'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { formatDate, formatMoney, formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import type { OrderSummary } from '@/lib/orders/queries'
import { isPartlyRefunded, type OrderState, orderStage } from '@/lib/orders/rules'
import { paths } from '@/lib/paths'

const tones: Record<OrderState, BadgeTone> = {
  awaiting_payment: 'warning',
  paid: 'seal',
  shipped: 'seal',
  completed: 'success',
  cancelled: 'neutral',
  refunded: 'neutral',
}

const MOST_PICTURES = 4

/** One order in a list; all of it leads to the order. */
export function OrderCard({ order }: { order: OrderSummary }) {
  const t = useTranslations('orders')
  const locale = useLocale()
  const { number, state, lines } = order
  // of an order that came to nothing the points went back where they were
  const isKept = state !== 'cancelled' && state !== 'refunded'
  const first = lines[0]
  const title = first && (locale === 'en' ? first.titleEn : first.titleZh)
  return (
    <article className="relative grid gap-3 rounded-2xl border border-line bg-surface p-4 shadow-sm transition-colors hover:border-line-strong md:p-5">
      <div className="flex items-center justify-between gap-3 text-sm">
        <Link
          href={paths.order(String(number))}
          aria-label={t('list.view', { number: String(number) })}
          className="text-ink-muted tabular after:absolute after:inset-0 after:rounded-2xl"
        >
          {formatDate(order.placedAt, locale, 'short')} · {t('order', { number: String(number) })}
        </Link>
        <span className="flex flex-wrap justify-end gap-1">
          {isPartlyRefunded(order) ? <Badge>{t('refunded.partly')}</Badge> : null}
          <Badge tone={tones[state]}>{t(`states.${orderStage(order)}`)}</Badge>
        </span>
      </div>
      <div className="flex items-center gap-3">
        {lines.slice(0, MOST_PICTURES).map((line) => (
          <LineImage key={`${line.productSlug}:${line.imageFile}`} file={line.imageFile} className="w-16" />
        ))}
        {lines.length === 1 ? <span className="line-clamp-2 min-w-0">{title}</span> : null}
      </div>
      <p className="flex flex-wrap items-baseline justify-between gap-x-4 text-sm">
        <span className="text-ink-muted">{t('list.pieces', { count: order.pieces })}</span>
        <span className="ml-auto flex flex-wrap items-baseline justify-end gap-x-3">
          {order.spentPoints > 0 && isKept ? (
            <span className="text-ink-muted tabular">
              {t('list.spent', { points: formatPoints(order.spentPoints, locale) })}
            </span>
          ) : null}
          {order.awardPoints > 0 && isKept ? (
            <span className="text-seal-ink tabular">
              {t('list.earned', { points: formatPoints(order.awardPoints, locale) })}
            </span>
          ) : null}
          <span className="font-semibold text-base tabular">
            {formatMoney(order.totalMinor, order.currency, locale)}
          </span>
        </span>
      </p>
    </article>
  )
}
