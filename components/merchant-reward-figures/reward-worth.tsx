import { useLocale, useTranslations } from 'next-intl'
import { HowComputed } from '@/components/merchant-kit/how-computed-client'
import { Panel } from '@/components/merchant-kit/panel'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { RewardReport } from '@/lib/analytics/rewards/queries'
import { formatMoney, formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'

const columns = ['face', 'cost', 'faceOfHundred', 'costOfHundred', 'total'] as const

/** What a reward is worth and costs, and what a hundred points are in it: beside what they take off an order. */
export function RewardWorth({ report }: { report: RewardReport }) {
  const t = useTranslations('analytics.rewards')
  const locale = useLocale()
  const { period, rewards } = report
  const money = (minor: number) => formatMoney(minor, period.currency, locale)
  const stated = rewards.filter((one) => one.faceValueMinor > 0 || one.trueCostMinor > 0)
  return (
    <Panel
      title={t('worth.title')}
      aside={
        <HowComputed label={t('worth.how')} title={t('worth.title')}>
          {t('worth.computed', { worth: money(Math.floor(10_000 / period.pointsPerUnit)) })}
        </HowComputed>
      }
    >
      <Table
        caption={t('worth.title')}
        head={
          <>
            <Th>{t('reward')}</Th>
            {columns.map((one) => (
              <Th key={one} align="end">
                {t(`worth.columns.${one}`)}
              </Th>
            ))}
          </>
        }
      >
        {stated.map((one) => {
          const cells: Record<(typeof columns)[number], string> = {
            face: money(one.faceValueMinor),
            cost: money(one.trueCostMinor),
            faceOfHundred: money(one.faceOfHundred),
            costOfHundred: money(one.costOfHundred),
            total: money(one.costMinor),
          }
          return (
            <Tr key={one.rewardId}>
              <Td className="font-medium">{locale === 'en' ? one.titleEn : one.titleZh}</Td>
              {columns.map((column) => (
                <Td key={column} label={t(`worth.columns.${column}`)} align="end">
                  <span>{cells[column]}</span>
                </Td>
              ))}
            </Tr>
          )
        })}
      </Table>
      <p className="mt-3 text-ink-muted text-sm">
        {stated.length < rewards.length
          ? `${t('worth.unstated', { count: formatPoints(rewards.length - stated.length, locale) })} `
          : null}
        <Link href={paths.merchant.ladder()} prefetch={false} className="text-ink underline underline-offset-4">
          {t('worth.ladder')}
        </Link>
      </p>
    </Panel>
  )
}
