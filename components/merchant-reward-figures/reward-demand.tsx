import { useLocale, useTranslations } from 'next-intl'
import { Sparkline } from '@/components/merchant-analytics/sparkline'
import { HowComputed } from '@/components/merchant-kit/how-computed-client'
import { Panel } from '@/components/merchant-kit/panel'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { RewardFigures } from '@/lib/analytics/rewards/rules'
import { formatDate, formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'

const steps = ['wished', 'canAfford', 'claims', 'used'] as const
const arrows = { up: '↑', down: '↓', level: '→' }

/** From a wish to the use of it, how fast each reward goes, and when it is gone. */
export function RewardDemand({ rewards }: { rewards: readonly RewardFigures[] }) {
  const t = useTranslations('analytics.rewards')
  const locale = useLocale()
  const count = (amount: number) => formatPoints(amount, locale)
  const pace = (one: RewardFigures) => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(one.perWeek)
  const lasting = ({ emptyOn, lastsLong }: RewardFigures) =>
    emptyOn
      ? t('demand.emptyOn', { day: formatDate(`${emptyOn}T12:00:00Z`, locale, 'short', 'UTC') })
      : lastsLong && t('demand.emptyLate')
  return (
    <Panel
      title={t('demand.title')}
      aside={
        <HowComputed label={t('demand.how')} title={t('demand.title')}>
          {t('demand.computed')}
        </HowComputed>
      }
    >
      <Table
        caption={t('demand.title')}
        head={
          <>
            <Th>{t('reward')}</Th>
            {steps.map((one) => (
              <Th key={one} align="end">
                {t(`demand.columns.${one}`)}
              </Th>
            ))}
            <Th align="end">{t('demand.columns.perWeek')}</Th>
            <Th align="end">{t('demand.columns.left')}</Th>
          </>
        }
      >
        {rewards.map((one) => (
          <Tr key={one.rewardId}>
            <Td>
              <span className="grid">
                <Link
                  href={paths.merchant.reward(one.rewardId)}
                  prefetch={false}
                  className="font-medium hover:underline"
                >
                  {locale === 'en' ? one.titleEn : one.titleZh}
                </Link>
                <span className="text-ink-muted text-sm">{t('price', { points: count(one.costPoints) })}</span>
              </span>
            </Td>
            {steps.map((step) => (
              <Td key={step} label={t(`demand.columns.${step}`)} align="end">
                <span className="grid justify-items-end">
                  <span>{count(one[step])}</span>
                  {step === 'claims' && one.won > 0 ? (
                    <span className="text-ink-muted text-sm">{t('demand.won', { count: one.won })}</span>
                  ) : null}
                  {step === 'claims' && (one.states.void ?? 0) > 0 ? (
                    <span className="text-ink-muted text-sm">{t('demand.void', { count: one.states.void ?? 0 })}</span>
                  ) : null}
                  {step === 'used' && (one.states.expired ?? 0) > 0 ? (
                    <span className="text-ink-muted text-sm">
                      {t('demand.expired', { count: one.states.expired ?? 0 })}
                    </span>
                  ) : null}
                </span>
              </Td>
            ))}
            <Td label={t('demand.columns.perWeek')} align="end">
              <span className="grid justify-items-end">
                <span>{pace(one)}</span>
                <span className="text-ink-muted text-sm">
                  <span aria-hidden="true">{arrows[one.trend.direction]} </span>
                  {t(`demand.trend.${one.trend.direction}`, { by: count(Math.abs(one.trend.difference)) })}
                </span>
                <span className="hidden w-24 md:block">
                  <Sparkline values={one.weeks} />
                </span>
              </span>
            </Td>
            <Td label={t('demand.columns.left')} align="end">
              <span className="grid justify-items-end">
                <span>{one.left === null ? t('demand.endless') : count(one.left)}</span>
                <span className="text-ink-muted text-sm">{lasting(one)}</span>
              </span>
            </Td>
          </Tr>
        ))}
      </Table>
    </Panel>
  )
}
