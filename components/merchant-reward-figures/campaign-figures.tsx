import { useLocale, useTranslations } from 'next-intl'
import { HowComputed } from '@/components/merchant-kit/how-computed-client'
import { Panel } from '@/components/merchant-kit/panel'
import { Badge } from '@/components/ui/badge'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { CampaignFigures as Figures, RewardReport } from '@/lib/analytics/rewards/queries'
import { ALARM_P } from '@/lib/campaigns/board/rules'
import { formatMoney, formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'

const columns = ['entries', 'wins', 'points', 'prizes', 'budget', 'odds'] as const

/** How each campaign of these days went: who came, what it gave, what is left of its budget, and whether its odds hold. */
export function CampaignFigures({ report }: { report: RewardReport }) {
  const t = useTranslations('analytics.rewards.campaigns')
  const locale = useLocale()
  const count = (amount: number) => formatPoints(amount, locale)
  const money = (minor: number) => formatMoney(minor, report.period.currency, locale, { trimZeros: true })
  const cells = (one: Figures) => ({
    entries: one.kind === 'invite' ? t('friends', { count: one.invite?.signedUp ?? 0 }) : count(one.entries),
    wins: one.kind === 'invite' ? t('counted', { count: one.invite?.counted ?? 0 }) : count(one.wins),
    points: count(one.kind === 'invite' ? (one.invite?.givenPoints ?? 0) : one.wonPoints),
    prizes: money(one.prizesMinor),
    budget: [
      t('of', { spent: count(one.spentPoints), granted: count(one.grantedPoints) }),
      one.grantedMinor > 0 ? t('ofMoney', { spent: money(one.spentMinor), granted: money(one.grantedMinor) }) : null,
    ],
  })
  if (report.campaigns.length === 0) return null
  return (
    <Panel
      title={t('title')}
      aside={
        <HowComputed label={t('how')} title={t('title')}>
          {t('computed')}
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
        {report.campaigns.map((one) => {
          const { budget, ...rest } = cells(one)
          return (
            <Tr key={one.campaignId}>
              <Td className="font-medium">
                <Link href={paths.merchant.campaign(one.campaignId)} prefetch={false} className="hover:underline">
                  {locale === 'en' ? one.titleEn : one.titleZh}
                </Link>
              </Td>
              {(['entries', 'wins', 'points', 'prizes'] as const).map((column) => (
                <Td key={column} label={t(`columns.${column}`)} align="end">
                  <span>{rest[column]}</span>
                </Td>
              ))}
              <Td label={t('columns.budget')} align="end">
                <span className="grid justify-items-end">
                  {budget.map((line) => (line ? <span key={line}>{line}</span> : null))}
                </span>
              </Td>
              <Td label={t('columns.odds')} align="end">
                <Verdict figures={one} />
              </Td>
            </Tr>
          )
        })}
      </Table>
    </Panel>
  )
}

function Verdict({ figures: { mode, odds } }: { figures: Figures }) {
  const t = useTranslations('analytics.rewards.campaigns')
  if (mode === null) return <span>—</span>
  if (mode === 'deck') return <span className="text-ink-muted text-sm">{t('deck')}</span>
  if (odds.draws === 0) return <span className="text-ink-muted text-sm">{t('none')}</span>
  const isOff = odds.everP < ALARM_P
  return (
    <span className="grid justify-items-end gap-0.5">
      <Badge tone={isOff ? 'danger' : 'success'}>{t(isOff ? 'off' : 'fits')}</Badge>
      <span className="text-ink-muted text-sm">{t('p', { p: odds.p.toPrecision(2) })}</span>
    </span>
  )
}
