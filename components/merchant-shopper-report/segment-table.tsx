import { useLocale, useTranslations } from 'next-intl'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { ShoppersReport } from '@/lib/analytics/shoppers/queries'
import { formatBasisPoints, formatMoney, formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { pointsValueMinor } from '@/lib/points/rules'
import type { SegmentCode } from '@/lib/shoppers/segments/rules'
import { useSegmentSaying } from './segment-saying'

// a campaign to celebrate with, a rule to bring somebody back
const celebrated: readonly SegmentCode[] = ['champion', 'loyal', 'big-spender']

type SegmentTableProps = { report: ShoppersReport; mayRule: boolean; mayCampaign: boolean; seesShoppers: boolean }

/** Each segment: what makes it, how many are of it, what hangs on them, and what to do for them. */
export function SegmentTable({ report, mayRule, mayCampaign, seesShoppers }: SegmentTableProps) {
  const t = useTranslations('analytics.shoppers.segments')
  const named = useTranslations('points.ruleWords.segments')
  const saying = useSegmentSaying(report)
  const locale = useLocale()
  const { shoppers: all, currency, pointsPerUnit } = report
  const money = (amount: number) => formatMoney(amount, currency, locale, { trimZeros: true })
  return (
    <Table
      caption={t('title')}
      head={
        <>
          <Th>{t('segment')}</Th>
          <Th align="end">{t('shoppers')}</Th>
          <Th align="end">{t('spent')}</Th>
          <Th align="end">{t('stake')}</Th>
          <Th>{t('do')}</Th>
        </>
      }
    >
      {report.segments.map(({ code, shoppers, spentMinor, availablePoints, pendingPoints }) => (
        <Tr key={code}>
          <Td>
            <span className="grid">
              <span className="font-medium first-letter:uppercase">{named(code)}</span>
              <span className="text-ink-muted text-sm">{saying(code)}</span>
            </span>
          </Td>
          <Td label={t('shoppers')} align="end" className="whitespace-nowrap tabular">
            <span className="block text-end">
              {formatPoints(shoppers, locale)}
              <span className="block text-ink-muted text-sm">
                {formatBasisPoints(all === 0 ? 0 : Math.round((shoppers * 10_000) / all), locale)}
              </span>
            </span>
          </Td>
          <Td label={t('spent')} align="end" className="tabular">
            {money(spentMinor)}
          </Td>
          <Td label={t('stake')} align="end" className="tabular">
            {money(pointsValueMinor(availablePoints + pendingPoints, pointsPerUnit))}
          </Td>
          <Td label={t('do')}>
            <span className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
              {celebrated.includes(code)
                ? mayCampaign && <Deed href={paths.merchant.newCampaign({ segment: code })}>{t('campaign')}</Deed>
                : mayRule && <Deed href={paths.merchant.rule({ segment: code })}>{t('rule')}</Deed>}
              {seesShoppers ? (
                <>
                  <Deed href={paths.merchant.shoppers({ segment: code })}>{t('list')}</Deed>
                  <a className={deed} href={paths.api.exportFile('shoppers', { segment: code })} download>
                    {t('export')}
                  </a>
                </>
              ) : null}
            </span>
          </Td>
        </Tr>
      ))}
    </Table>
  )
}

const deed = 'inline-flex min-h-6 items-center whitespace-nowrap underline underline-offset-4'

const Deed = ({ href, children }: { href: string; children: string }) => (
  <Link href={href} prefetch={false} className={deed}>
    {children}
  </Link>
)
