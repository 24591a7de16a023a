import { getLocale, getTranslations } from 'next-intl/server'
import { Panel } from '@/components/merchant-kit/panel'
import { formatDate, formatMoney } from '@/lib/i18n/format'
import type { StaffOrder } from '@/lib/orders/staff/queries'

type Moment = { at: string; text: string; more?: string }

/** What happened to the order, newest first, and who did it. */
export async function OrderTimeline({ order }: { order: StaffOrder }) {
  const t = await getTranslations('merchant.order.timeline')
  const kit = await getTranslations('merchant.kit')
  const locale = await getLocale()
  const doer = (action: string) => order.deeds.findLast((deed) => deed.action === action)?.actorName ?? kit('theShop')
  const moments: (Moment | null)[] = [
    { at: order.placedAt, text: t('placed') },
    order.paidAt ? { at: order.paidAt, text: t('paid') } : null,
    order.shippedAt
      ? {
          at: order.shippedAt,
          text: t('shipped', { who: doer('order.ship') }),
          more: [order.trackingCarrier, order.trackingNumber].filter(Boolean).join(' '),
        }
      : null,
    order.deliveredAt ? { at: order.deliveredAt, text: t('delivered', { who: doer('order.deliver') }) } : null,
    order.completedAt ? { at: order.completedAt, text: t('completed') } : null,
    order.cancelledAt ? { at: order.cancelledAt, text: t('cancelled') } : null,
    ...order.refunds
      .filter((refund) => refund.no !== null)
      .map((refund) => ({
        at: refund.createdAt,
        text: t('refunded', {
          who: refund.isMadeElsewhere ? t('elsewhere') : (refund.actorName ?? kit('theShop')),
          amount: formatMoney(refund.amountMinor, order.currency, locale),
        }),
        more: refund.reason,
      })),
    ...order.mails.map((mail) => ({
      at: mail.at,
      text: t(mail.state === 'sent' ? 'mailSent' : 'mailQueued', { mail: t(`mails.${mail.template as 'order-paid'}`) }),
    })),
  ]
  const known = moments
    .filter((moment) => moment !== null)
    .toReversed()
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
  return (
    <Panel title={t('title')}>
      <ol className="grid gap-4 border-line border-l pl-5">
        {known.map((moment) => (
          <li
            key={`${moment.at}${moment.text}`}
            className="relative before:absolute before:top-2 before:-left-[1.5625rem] before:size-2 before:rounded-full before:bg-line-strong first:before:bg-seal"
          >
            <span className="block">{moment.text}</span>
            {moment.more ? <span className="block break-words text-sm">{moment.more}</span> : null}
            <span className="block text-ink-muted text-sm tabular">{formatDate(moment.at, locale, 'time')}</span>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
