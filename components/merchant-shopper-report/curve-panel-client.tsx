'use client'
import dynamic from 'next/dynamic'
import { useLocale, useTranslations } from 'next-intl'
import { ChartFrame } from '@/components/merchant-analytics/chart-frame-client'
import { Skeleton } from '@/components/ui/skeleton'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { type CurvePoint, shareAt } from '@/lib/analytics/shoppers/rules'
import { formatBasisPoints, formatMoney, formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { BendsPanel } from './bends-panel-client'

const waiting = () => <Skeleton className="h-72 w-full" />
const CurveChart = dynamic(() => import('./curve-chart-client').then((module) => module.CurveChart), {
  ssr: false,
  loading: waiting,
})

type CurvePanelProps = { curve: readonly CurvePoint[]; currency: string }

const told = [1, 5, 10, 20, 50, 100]

/** How unevenly the money comes, and where tiers could be cut. */
export function CurvePanel(props: CurvePanelProps) {
  return (
    <>
      <Curve {...props} />
      <BendsPanel {...props} />
    </>
  )
}

/** The head, the waist and the tail. */
function Curve({ curve, currency }: CurvePanelProps) {
  const t = useTranslations('analytics.shoppers.curve')
  const locale = useLocale()
  const money = (amount: number) => formatMoney(amount, currency, locale, { trimZeros: true })
  const share = (percent: number) => formatBasisPoints(shareAt(curve, percent) ?? 0, locale)
  const points = curve.filter(({ percent }) => told.includes(percent))
  if (curve.length === 0) return null
  return (
    <ChartFrame
      title={t('title', { share: share(20) })}
      how={t('how')}
      chart={<CurveChart curve={curve} />}
      note={
        <>
          {t('note', { top: share(20), tail: formatBasisPoints(10_000 - (shareAt(curve, 50) ?? 0), locale) })}{' '}
          <Link href={paths.merchant.tiers()} prefetch={false} className="underline underline-offset-4">
            {t('tiers')}
          </Link>
        </>
      }
      table={
        <Table
          caption={t('caption')}
          head={
            <>
              <Th>{t('dearest')}</Th>
              <Th align="end">{t('shoppers')}</Th>
              <Th align="end">{t('share')}</Th>
              <Th align="end">{t('spent')}</Th>
              <Th align="end">{t('from')}</Th>
            </>
          }
        >
          {points.map(({ percent, shoppers, spentMinor, fromMinor }) => (
            <Tr key={percent}>
              <Td label={t('dearest')}>{t('first', { share: formatBasisPoints(percent * 100, locale) })}</Td>
              <Td label={t('shoppers')} align="end" className="tabular">
                {formatPoints(shoppers, locale)}
              </Td>
              <Td label={t('share')} align="end" className="tabular">
                {share(percent)}
              </Td>
              <Td label={t('spent')} align="end" className="tabular">
                {money(spentMinor)}
              </Td>
              <Td label={t('from')} align="end" className="tabular">
                {money(fromMinor)}
              </Td>
            </Tr>
          ))}
        </Table>
      }
    />
  )
}
