import { getLocale, getTranslations } from 'next-intl/server'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { FormError } from '@/components/ui/form-error'
import { formatDate, formatMoney, formatPoints } from '@/lib/i18n/format'
import type { StaffOrder } from '@/lib/orders/staff/queries'
import { RetryRefund } from './retry-refund-client'

type Refund = StaffOrder['refunds'][number]

const tones: Record<Refund['state'], BadgeTone> = { pending: 'warning', succeeded: 'success', failed: 'danger' }

/** One refund: what went back, where its money is, and who did it and why. */
export async function OrderRefund({
  refund,
  order,
  mayRefund,
}: {
  refund: Refund
  order: StaffOrder
  mayRefund: boolean
}) {
  const t = await getTranslations('merchant')
  const refusals = await getTranslations('refusals')
  const locale = await getLocale()
  const money = (amount: number) => formatMoney(amount, order.currency, locale)
  const code = refund.lastError as 'payment-refund-refused'
  const whyFailed =
    code && refusals.has(code) ? t('order.refundGivenUp', { why: refusals(code) }) : t('order.refundFailed')
  return (
    <li className="grid gap-0.5 py-3 first:pt-0 last:pb-0">
      <span className="flex items-center justify-between gap-4">
        <span className="flex flex-wrap items-center gap-2">
          {refund.no === null ? t('order.refund') : t('order.refundNo', { no: refund.no })}
          {refund.amountMinor > 0 ? <Badge tone={tones[refund.state]}>{t(`refundState.${refund.state}`)}</Badge> : null}
          {refund.isMadeElsewhere ? <Badge tone="warning">{t('order.elsewhere')}</Badge> : null}
        </span>
        <span className="font-medium tabular">−{money(refund.amountMinor)}</span>
      </span>
      <span className="flex flex-wrap gap-x-2 text-ink-muted text-sm tabular">
        <span className="whitespace-nowrap">{formatDate(refund.settledAt ?? refund.createdAt, locale, 'time')}</span>
        {refund.providerRefundId ? <span className="break-all">{refund.providerRefundId}</span> : null}
      </span>
      <RefundParts refund={refund} order={order} />
      <span className="text-ink-muted text-sm">
        {refund.isMadeElsewhere
          ? t('order.madeElsewhere')
          : t('order.because', { who: refund.actorName ?? t('kit.theShop'), reason: reasonOf(refund, t) })}
      </span>
      {refund.isMadeElsewhere && refund.no === null ? (
        <span className="text-on-warning-soft text-sm">{t('order.madeBeyond')}</span>
      ) : null}
      {refund.state === 'pending' && refund.lastError ? (
        <span className="text-on-warning-soft text-sm">{t('order.refundRetries')}</span>
      ) : null}
      {refund.state === 'failed' ? (
        <>
          <FormError>{whyFailed}</FormError>
          {mayRefund ? <RetryRefund refundId={refund.id} /> : null}
        </>
      ) : null}
    </li>
  )
}

/** Money that paid no order comes back for a reason of ours, which is a code; everything else was typed. */
function reasonOf({ no, reason }: Refund, t: Awaited<ReturnType<typeof getTranslations<'merchant'>>>): string {
  // a refund that no person made names its cause by a code
  const known = `order.surplus.${reason}` as 'order.surplus.paid-twice'
  return (no === null || reason.startsWith('unopened')) && t.has(known) ? t(known) : reason
}

async function RefundParts({ refund, order }: { refund: Refund; order: StaffOrder }) {
  const t = await getTranslations('merchant.order')
  const refunds = await getTranslations('refunds')
  const locale = await getLocale()
  const amount = (of: number) => ({ amount: formatMoney(of, order.currency, locale) })
  const points = (of: number) => ({ points: formatPoints(of, locale) })
  const { shippingMinor, withheldMinor, returnedPoints, revokedPoints, owedPoints } = refund
  const parts = [
    ...refund.lines.map(({ position, quantity, netMinor }) => {
      const line = order.lines.find((one) => one.position === position)
      const title = (locale === 'en' ? line?.titleEn : line?.titleZh) ?? ''
      return quantity > 0
        ? refunds('line', { title, count: quantity, ...amount(netMinor) })
        : refunds('lineSum', { title, ...amount(netMinor) })
    }),
    shippingMinor > 0 ? t('refundShipping', amount(shippingMinor)) : null,
    withheldMinor > 0 ? t('refundWithheld', amount(withheldMinor)) : null,
    returnedPoints > 0 ? t('refundReturned', points(returnedPoints)) : null,
    revokedPoints > 0 ? t('refundRevoked', points(revokedPoints)) : null,
    owedPoints > 0 ? t('refundOwed', points(owedPoints)) : null,
  ].filter((part) => part !== null)
  if (parts.length === 0) return null
  return (
    <ul className="grid gap-0.5 text-sm">
      {parts.map((part, place) => (
        <li key={place}>{part}</li>
      ))}
    </ul>
  )
}
