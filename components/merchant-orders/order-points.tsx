import { getLocale, getTranslations } from 'next-intl/server'
import { Facts } from '@/components/merchant-kit/facts'
import { Panel } from '@/components/merchant-kit/panel'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { Disclosure } from '@/components/ui/disclosure'
import {
  formatBasisPoints,
  formatDate,
  formatMoney,
  formatPoints,
  formatSignedPoints,
  joinParts,
  moneyUnit,
} from '@/lib/i18n/format'
import type { StaffOrder } from '@/lib/orders/staff/queries'

const tones: Record<NonNullable<StaffOrder['awardState']>, BadgeTone> = {
  promised: 'neutral',
  pending: 'warning',
  released: 'success',
  reversed: 'danger',
}

/** What the order earned and why, what it spent and out of which lots, and each posting it made. */
export async function OrderPoints({ order }: { order: StaffOrder }) {
  const t = await getTranslations('merchant')
  const locale = await getLocale()
  const { awardState } = order
  return (
    <Panel title={t('order.points')}>
      {awardState ? (
        <>
          <p className="flex flex-wrap items-center gap-2">
            <span className="font-semibold text-seal-ink text-xl tabular">
              {formatSignedPoints(order.awardPoints, locale)}
            </span>
            <Badge tone={tones[awardState]}>{t(`awardState.${awardState}`)}</Badge>
            {awardState === 'pending' && order.awardReleasesAt ? (
              <span className="text-ink-muted text-sm">
                {t('order.releases', { date: formatDate(order.awardReleasesAt, locale) })}
              </span>
            ) : null}
            {order.revokedPoints > 0 && awardState !== 'reversed' ? (
              <span className="text-on-danger-soft text-sm">
                {t('order.revokedSoFar', { points: formatPoints(order.revokedPoints, locale) })}
              </span>
            ) : null}
            {awardState === 'pending' && !order.awardReleasesAt && order.awardReleaseOn ? (
              <span className="text-ink-muted text-sm">{t(`order.waits.${order.awardReleaseOn}`)}</span>
            ) : null}
          </p>
          <AwardArithmetic order={order} />
        </>
      ) : (
        <p className="text-ink-muted">{order.shopper ? t('order.earnedNothing') : t('order.guestEarnsNothing')}</p>
      )}
      {order.spentLots.length > 0 ? (
        <div className="mt-5">
          <h3 className="mb-2 font-medium text-sm">
            {t('order.spent', { points: formatPoints(order.spentPoints, locale) })}
            {order.returnedPoints > 0 ? (
              <span className="ms-2 font-normal text-ink-muted">
                {t('order.returnedSoFar', { points: formatPoints(order.returnedPoints, locale) })}
              </span>
            ) : null}
          </h3>
          <Facts
            facts={order.spentLots.map((lot) => ({
              name: lot.orderNumber
                ? t('order.lotOfOrder', { number: lot.orderNumber })
                : t('order.lot', { id: lot.lotId }),
              value: `−${formatPoints(lot.points, locale)}`,
            }))}
          />
        </div>
      ) : null}
      {order.postings.length > 0 ? (
        <Disclosure summary={<span className="text-sm">{t('order.postings')}</span>} className="mt-3 border-b-0">
          <Facts
            facts={order.postings.map((posting) => ({
              name: (
                <>
                  {t(`postingKind.${posting.kind as 'spend'}`)}{' '}
                  <span className="text-sm tabular">{formatDate(posting.at, locale, 'time')}</span>
                </>
              ),
              value: joinParts(
                (['available', 'pending', 'held'] as const)
                  .filter((bucket) => posting[`${bucket}Points`] !== 0)
                  .map(
                    (bucket) => `${t(`bucket.${bucket}`)} ${formatSignedPoints(posting[`${bucket}Points`], locale)}`,
                  ),
                locale,
              ),
            }))}
          />
        </Disclosure>
      ) : null}
    </Panel>
  )
}

async function AwardArithmetic({ order }: { order: StaffOrder }) {
  const why = order.awardExplanation
  if (!why) return null
  const t = await getTranslations('merchant.order.award')
  const locale = await getLocale()
  const money = (amount: number) => formatMoney(amount, order.currency, locale)
  const facts = [
    { name: t('goods'), value: money(why.goodsMinor) },
    why.couponMinor > 0 ? { name: t('coupon'), value: `−${money(why.couponMinor)}` } : null,
    why.pointsMinor > 0 ? { name: t('points'), value: `−${money(why.pointsMinor)}` } : null,
    why.taxMinor > 0
      ? { name: t('tax', { rate: formatBasisPoints(why.taxIncludedBps, locale) }), value: `−${money(why.taxMinor)}` }
      : null,
    { name: t('base'), value: money(why.baseMinor), strong: true },
    {
      name: t('rate', { rate: formatPoints(why.ratePointsPerUnit, locale), unit: moneyUnit(locale) }),
      value: formatSignedPoints(why.ratePoints, locale),
    },
    why.step
      ? {
          name: t('step', { threshold: money(why.step.thresholdMinor) }),
          value: formatSignedPoints(why.step.bonusPoints, locale),
        }
      : null,
    ...(why.rules ?? []).map((row) => ({
      name: locale === 'en' ? row.nameEn : row.nameZh,
      value: formatSignedPoints(row.points, locale),
    })),
    { name: t('total', { version: why.ruleVersion }), value: formatPoints(why.totalPoints, locale), strong: true },
  ]
  return (
    <Disclosure summary={<span className="text-sm">{t('why')}</span>}>
      <Facts facts={facts.filter((fact) => fact !== null)} />
    </Disclosure>
  )
}
