import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Spinner } from '@/components/ui/spinner'
import { formatDate, formatMoney, formatPoints } from '@/lib/i18n/format'
import { returnedByEnd, revokedFrom } from '@/lib/orders/refunds/rules'
import type { RefundOutcome } from '@/lib/orders/refunds/schema'
import type { RefundableLine } from './refundable-line'

type RefundEffectsProps = {
  title?: string
  outcome: RefundOutcome | null
  isBusy: boolean
  lines: readonly RefundableLine[]
  currency: string
  coupon: string | null
  graceDays: number
  /** what else follows, where staff look */
  after?: ReactNode
}

/** What a refund will do, to the fen and the point, before it does it. */
export function RefundEffects({ title, outcome, isBusy, after, ...known }: RefundEffectsProps) {
  const t = useTranslations('refunds')
  return (
    <section aria-label={title ?? t('title')} aria-busy={isBusy} className="rounded-xl bg-sunken p-4">
      <h2 className="mb-2 flex items-center gap-2 font-medium text-sm">
        {title ?? t('title')}
        {isBusy ? <Spinner className="[&_svg]:size-4" /> : null}
      </h2>
      <p role="status" className="sr-only">
        {isBusy ? t('checking') : ''}
      </p>
      {outcome ? (
        <div className={isBusy ? 'opacity-50' : undefined}>
          <Effects outcome={outcome} {...known} after={after} />
        </div>
      ) : (
        <p className="text-ink-muted text-sm">{isBusy ? t('checking') : t('choose')}</p>
      )}
    </section>
  )
}

const list = 'grid list-disc gap-1 pl-5 marker:text-ink-faint'
const inner = `${list} mt-1 text-ink-muted text-sm`

type EffectsProps = Omit<RefundEffectsProps, 'title' | 'outcome' | 'isBusy'> & { outcome: RefundOutcome }

function Effects({ outcome, currency, coupon, after, ...known }: EffectsProps) {
  const t = useTranslations('refunds')
  const locale = useLocale()
  const money = (amount: number) => formatMoney(amount, currency, locale)
  const points = (amount: number) => formatPoints(amount, locale)
  const { moneyMinor, shippingMinor, withheldMinor, returnedPoints, revokedPoints, settledPoints } = outcome
  return (
    <ul className={`${list} text-[0.9375rem]`}>
      <li>
        {moneyMinor > 0 ? t('money', { amount: money(moneyMinor) }) : t('noMoney')}
        <ul className={inner}>
          <EffectLines outcome={outcome} currency={currency} lines={known.lines} />
          {shippingMinor > 0 ? <li>{t('shipping', { amount: money(shippingMinor) })}</li> : null}
          {withheldMinor > 0 ? (
            <li>{t('withheld', { amount: money(withheldMinor), points: points(settledPoints) })}</li>
          ) : null}
        </ul>
      </li>
      {returnedPoints > 0 ? (
        <li>
          {t('returned', { points: points(returnedPoints) })}
          <ReturnedLots outcome={outcome} graceDays={known.graceDays} />
        </li>
      ) : null}
      {revokedPoints > 0 ? (
        <li>
          {t('revoked', { points: points(revokedPoints) })}
          <RevokedPoints outcome={outcome} />
        </li>
      ) : null}
      {outcome.coupon === 'returned' ? <li>{t('couponReturned', { coupon: coupon ?? 'none' })}</li> : null}
      {outcome.coupon === 'kept' ? <li>{t('couponKept', { coupon: coupon ?? 'none' })}</li> : null}
      {outcome.whole ? <li>{t('whole')}</li> : null}
      {after}
    </ul>
  )
}

function EffectLines({ outcome, lines, currency }: Pick<EffectsProps, 'outcome' | 'lines' | 'currency'>) {
  const t = useTranslations('refunds')
  const locale = useLocale()
  const money = (amount: number) => formatMoney(amount, currency, locale)
  return outcome.lines.map(({ position, quantity, netMinor, pointsMinor }) => {
    const of = lines.find((line) => line.position === position)
    const title = of ? (locale === 'en' ? of.titleEn : of.titleZh) : ''
    const line =
      quantity > 0
        ? t('line', { title, count: quantity, amount: money(netMinor) })
        : t('lineSum', { title, amount: money(netMinor) })
    return <li key={position}>{pointsMinor > 0 ? t('linePoints', { line, amount: money(pointsMinor) }) : line}</li>
  })
}

const MOST_ENDS = 5

function ReturnedLots({ outcome, graceDays }: Pick<EffectsProps, 'outcome' | 'graceDays'>) {
  const t = useTranslations('refunds')
  const locale = useLocale()
  const points = (amount: number) => formatPoints(amount, locale)
  const ends = returnedByEnd(outcome.returnedLots)
  const later = ends.slice(MOST_ENDS)
  return (
    <ul className={inner}>
      {ends.slice(0, MOST_ENDS).map((end) => (
        <li key={end.isGraced ? 'graced' : end.expiresAt}>
          {end.isGraced
            ? t('lotGrace', { points: points(end.points), days: graceDays })
            : end.expiresAt
              ? t('lot', {
                  points: points(end.points),
                  // an end is the first instant of the next day; people know the day before it
                  date: formatDate(Date.parse(end.expiresAt) - 1, locale, 'short'),
                })
              : t('lotForever', { points: points(end.points) })}
        </li>
      ))}
      {later.length > 0 ? (
        <li>{t('lots', { count: later.length, points: points(later.reduce((sum, end) => sum + end.points, 0)) })}</li>
      ) : null}
      {outcome.nettedPoints > 0 ? <li>{t('netted', { points: points(outcome.nettedPoints) })}</li> : null}
    </ul>
  )
}

function RevokedPoints({ outcome }: Pick<EffectsProps, 'outcome'>) {
  const t = useTranslations('refunds')
  const locale = useLocale()
  const { own, others } = revokedFrom(outcome.revokedLots)
  const parts = [
    ['revokedOwn', own],
    ['revokedOther', others],
    ['owed', outcome.owedPoints],
  ] as const
  return (
    <ul className={inner}>
      {parts
        .filter(([, amount]) => amount > 0)
        .map(([name, amount]) => (
          <li key={name}>{t(name, { points: formatPoints(amount, locale) })}</li>
        ))}
    </ul>
  )
}
