import { useLocale, useTranslations } from 'next-intl'
import { HowComputed } from '@/components/merchant-kit/how-computed-client'
import { Panel } from '@/components/merchant-kit/panel'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { CostReport } from '@/lib/analytics/costs/queries'
import { formatMoney, formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'

const columns = ['customers', 'points', 'prizes', 'face', 'expected', 'realised'] as const

/** What each campaign of invites has paid for a new customer, from its beginning. */
export function InviteCac({ report }: { report: CostReport }) {
  const t = useTranslations('analytics.costs.cac')
  const locale = useLocale()
  const money = (minor: number) => formatMoney(minor, report.period.currency, locale)
  const short = (minor: number) => formatMoney(minor, report.period.currency, locale, { trimZeros: true })
  if (report.invites.length === 0) return null
  return (
    <Panel
      title={t('title')}
      aside={
        <HowComputed label={t('how')} title={t('title')}>
          {t('computed', { worth: short(600), each: short(200), expected: short(60) })}
        </HowComputed>
      }
    >
      <Table
        caption={t('title')}
        head={
          <>
            <Th>{t('campaign')}</Th>
            {columns.map((one) => (
              <Th key={one} align="end">
                {t(`columns.${one}`)}
              </Th>
            ))}
          </>
        }
      >
        {report.invites.map(({ campaignId, zh, en, newCustomers, points, prizesMinor, cac }) => {
          const cells: Record<(typeof columns)[number], string> = {
            customers: formatPoints(newCustomers, locale),
            points: formatPoints(points, locale),
            prizes: money(prizesMinor),
            face: cac ? money(cac.faceMinor) : '—',
            expected: cac ? money(cac.expectedMinor) : '—',
            realised: cac ? money(cac.realisedMinor) : '—',
          }
          return (
            <Tr key={campaignId}>
              <Td className="font-medium">
                <Link href={paths.merchant.campaign(campaignId)} prefetch={false} className="hover:underline">
                  {locale === 'en' ? en : zh}
                </Link>
              </Td>
              {columns.map((one) => (
                <Td key={one} label={t(`columns.${one}`)} align="end">
                  <span>{cells[one]}</span>
                </Td>
              ))}
            </Tr>
          )
        })}
      </Table>
    </Panel>
  )
}
