import { useLocale, useTranslations } from 'next-intl'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { BacktestReport } from '@/lib/backtest/report/rules'
import type { Names } from '@/lib/backtest/runs/queries'
import { formatBasisPoints, formatMoney, formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/link'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { paths } from '@/lib/paths'

type ReportProps = {
  report: BacktestReport
  /** of our own shoppers and orders; null: an imported history has keys alone */
  names: Names | null
}

const link = 'underline-offset-4 hover:underline'

function Shopper({ id, names }: { id: string; names: Names | null }) {
  const name = names?.shoppers[id]
  return name ? (
    <Link href={paths.merchant.shopper(id)} prefetch={false} className={link}>
      {name}
    </Link>
  ) : (
    id
  )
}

const money = (amount: number, locale: string) => formatMoney(amount, shopCurrency(), locale, { trimZeros: true })

/** Who gets most, drawn as lengths too: a few shoppers with nearly everything are seen before they are read. */
export function Gainers({ report, names }: ReportProps) {
  const t = useTranslations('backtest.desk.report')
  const locale = useLocale()
  const most = Math.max(1, report.gainers[0]?.points ?? 0)
  if (report.gainers.length === 0) return <p className="text-ink-muted">–</p>
  return (
    <Table
      caption={t('gainers')}
      head={
        <>
          <Th>{t('shopper')}</Th>
          <Th align="end">{t('points')}</Th>
          <Th align="end">{t('worth')}</Th>
          <Th align="end">{t('net')}</Th>
          <Th align="end">{t('rebate')}</Th>
        </>
      }
    >
      {report.gainers.slice(0, 10).map((one) => (
        <Tr key={one.shopper}>
          <Td className="md:w-2/5">
            <Shopper id={one.shopper} names={names} />
            <span aria-hidden="true" className="mt-1.5 block h-1.5 overflow-hidden rounded-full bg-sunken">
              <span className="block h-full rounded-full bg-seal" style={{ width: `${(one.points / most) * 100}%` }} />
            </span>
          </Td>
          <Td label={t('points')} align="end" className="tabular">
            {formatPoints(one.points, locale)}
          </Td>
          <Td label={t('worth')} align="end" className="tabular">
            {money(one.faceMinor, locale)}
          </Td>
          <Td label={t('net')} align="end" className="tabular">
            {money(one.netMinor, locale)}
          </Td>
          <Td label={t('rebate')} align="end" className="tabular">
            {one.rebateBps === null ? '–' : formatBasisPoints(one.rebateBps, locale)}
          </Td>
        </Tr>
      ))}
    </Table>
  )
}

/** Orders that earned far more than orders do. */
export function Outliers({ report, names }: ReportProps) {
  const t = useTranslations('backtest.desk.report')
  const locale = useLocale()
  const { usualPoints, limitPoints, count, points, largest } = report.outliers
  const usual = formatPoints(usualPoints, locale)
  if (count === 0) return <p className="text-ink-muted">{t('outliersNone', { usual })}</p>
  return (
    <div className="grid gap-4">
      <p>
        {t('outliersLead', {
          usual,
          count: formatPoints(count, locale),
          limit: formatPoints(limitPoints, locale),
          points: formatPoints(points, locale),
        })}
      </p>
      <Table
        caption={t('outliers')}
        head={
          <>
            <Th>{t('order')}</Th>
            <Th>{t('shopper')}</Th>
            <Th align="end">{t('points')}</Th>
            <Th align="end">{t('net')}</Th>
          </>
        }
      >
        {largest.slice(0, 10).map((one) => (
          <Tr key={one.order}>
            <Td>
              {names ? (
                <Link href={paths.merchant.order(one.order)} prefetch={false} className={link}>
                  #{names.orders[one.order] ?? one.order}
                </Link>
              ) : (
                one.order
              )}
            </Td>
            <Td label={t('shopper')}>
              <Shopper id={one.shopper} names={names} />
            </Td>
            <Td label={t('points')} align="end" className="tabular">
              {formatPoints(one.points, locale)}
            </Td>
            <Td label={t('net')} align="end" className="tabular">
              {money(one.netMinor, locale)}
            </Td>
          </Tr>
        ))}
      </Table>
    </div>
  )
}
