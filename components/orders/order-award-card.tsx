import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { AwardArithmetic } from '@/components/checkout/award-arithmetic'
import { LinkButton } from '@/components/layout/link-button'
import { lastDay } from '@/components/points/history-why'
import { Disclosure } from '@/components/ui/disclosure'
import { Stamp } from '@/components/ui/icons'
import { formatDate, formatPoints } from '@/lib/i18n/format'
import type { AwardLotView, OrderAward, OrderView } from '@/lib/orders/queries'
import { paths } from '@/lib/paths'

const bold = { b: (text: ReactNode) => <b className="font-semibold text-lg tabular">{text}</b> }

/** What the order did to the shopper's points: what it earned, when that is theirs, how it adds up, what it used. */
export function OrderAwardCard({ order }: { order: OrderView }) {
  const t = useTranslations('orders.award')
  const locale = useLocale()
  const { award, spentPoints, currency, timeZone } = order
  if (!order.isMember || (!award && spentPoints === 0)) return null
  const day = (moment: string | null) => (moment ? formatDate(moment, locale, 'day', timeZone) : '')
  return (
    <section aria-label={t('title')} className="grid gap-1 rounded-2xl bg-seal-soft p-5 text-on-seal-soft">
      <h2 className="flex items-center gap-2 font-display font-semibold text-lg">
        <Stamp aria-hidden="true" className="size-5" strokeWidth={1.75} />
        {t('title')}
      </h2>
      {award ? (
        <p>
          {t.rich(
            award.lots.length > 0 && award.state === 'pending'
              ? 'inParts'
              : award.state === 'pending' && !award.releasesAt && award.releaseOn
                ? `waits.${award.releaseOn}`
                : award.state,
            { ...bold, points: formatPoints(award.points, locale), date: day(award.releasesAt) },
          )}
        </p>
      ) : null}
      {award && award.state !== 'reversed' ? <Lots award={award} timeZone={timeZone} /> : null}
      {award?.expiresAt && award.lots.length === 0 && award.state !== 'reversed' ? (
        <p className="text-sm">{t('expires', { date: lastDay(award.expiresAt, locale) })}</p>
      ) : null}
      {award?.idleDays && award.lots.length === 0 && award.state !== 'reversed' ? (
        <p className="text-sm">{t('idle', { days: award.idleDays })}</p>
      ) : null}
      {spentPoints > 0 ? <p className="text-sm">{t('spent', { points: formatPoints(spentPoints, locale) })}</p> : null}
      {award?.explanation ? (
        <Disclosure summary={t('why')} className="border-0 text-sm">
          <div className="rounded-lg bg-surface p-4 text-ink">
            <AwardArithmetic explanation={award.explanation} currency={currency} />
          </div>
        </Disclosure>
      ) : null}
      <p>
        <LinkButton href={paths.points()} tone="link" size="sm" className="text-current">
          {t('seePoints')}
        </LinkButton>
      </p>
    </section>
  )
}

/** The parts of an award that come and end on days of their own. */
function Lots({ award, timeZone }: { award: OrderAward; timeZone: string }) {
  const t = useTranslations('orders.award')
  const locale = useLocale()
  if (award.lots.length === 0) return null
  const names = new Map(award.explanation?.rules?.map((row) => [row.rule, locale === 'en' ? row.nameEn : row.nameZh]))
  const list = new Intl.ListFormat(locale, { type: 'unit', style: 'narrow' })
  const when = ({ isPending, releasesAt, releaseOn }: AwardLotView) => {
    if (!isPending) return t('lot.released')
    if (releasesAt) return t('lot.pending', { date: formatDate(releasesAt, locale, 'day', timeZone) })
    return t(`lot.waits.${releaseOn ?? 'delivered'}`)
  }
  const until = ({ expiresAt, idleDays }: AwardLotView) => {
    if (idleDays !== null) return t('idle', { days: idleDays })
    return expiresAt ? t('expires', { date: lastDay(expiresAt, locale) }) : null
  }
  return (
    <ul className="grid gap-1 text-sm">
      {award.lots.map((lot) => (
        <li key={lot.rules.join()}>
          <b className="font-semibold tabular">{formatPoints(lot.points, locale)}</b>{' '}
          {list.format(lot.rules.map((rule) => names.get(rule) ?? t('lot.terms')))}
          {[when(lot), until(lot)].filter(Boolean).map((said) => ` · ${said}`)}
        </li>
      ))}
    </ul>
  )
}
