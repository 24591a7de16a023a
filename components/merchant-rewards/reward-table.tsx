import { useLocale, useTranslations } from 'next-intl'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { formatDate, formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import type { RewardRow } from '@/lib/rewards/staff/queries'
import { RewardDeeds } from './reward-deeds-client'
import { RewardWorth } from './reward-worth'

type RewardTableProps = { rewards: readonly RewardRow[]; pointsPerUnit: number; mayWrite: boolean }

/** Rewards as they stand in the mall: price and worth, how many went, and what can be done with each. */
export function RewardTable({ rewards, pointsPerUnit, mayWrite }: RewardTableProps) {
  const t = useTranslations('rewards-desk')
  const locale = useLocale()
  const points = (amount: number) => formatPoints(amount, locale)
  return (
    <Table
      caption={t('title')}
      className="[--table-top:3.75rem]"
      head={
        <>
          <Th>{t('columns.reward')}</Th>
          <Th align="end">{t('columns.cost')}</Th>
          <Th>{t('columns.worth')}</Th>
          <Th align="end">{t('columns.left')}</Th>
          <Th align="end">{t('columns.claimed')}</Th>
          <Th>{t('columns.window')}</Th>
          {mayWrite ? (
            <Th>
              <span className="sr-only">{t('columns.deeds')}</span>
            </Th>
          ) : null}
        </>
      }
    >
      {rewards.map((reward, place) => (
        <Tr key={reward.id}>
          <Td>
            <span className="grid">
              <span className="flex flex-wrap items-center gap-2">
                <Link
                  href={paths.merchant.reward(reward.id)}
                  prefetch={false}
                  className="font-medium after:absolute after:inset-0 after:rounded-xl md:after:rounded-none"
                >
                  {locale === 'en' ? reward.titleEn : reward.titleZh}
                </Link>
                <StateBadge reward={reward} />
              </span>
              <span className="text-ink-muted text-sm">{t(`kinds.${reward.kind}.name`)}</span>
            </span>
          </Td>
          <Td label={t('columns.cost')} align="end">
            {points(reward.costPoints)}
          </Td>
          <Td label={t('columns.worth')}>
            <RewardWorth reward={reward} pointsPerUnit={pointsPerUnit} />
          </Td>
          <Td label={t('columns.left')} align="end">
            {reward.left === null ? t('endless') : points(reward.left)}
          </Td>
          <Td label={t('columns.claimed')} align="end">
            <span className="grid">
              <span>{points(reward.claimed)}</span>
              <span className="text-ink-muted text-sm">{t('lately', { count: points(reward.claimedLately) })}</span>
            </span>
          </Td>
          <Td label={t('columns.window')} className="whitespace-nowrap text-sm tabular">
            <Window reward={reward} />
          </Td>
          {mayWrite ? (
            <Td className="md:w-px">
              <RewardDeeds
                rewardId={reward.id}
                title={locale === 'en' ? reward.titleEn : reward.titleZh}
                state={reward.state}
                isFirst={place === 0}
                isLast={place === rewards.length - 1}
              />
            </Td>
          ) : null}
        </Tr>
      ))}
    </Table>
  )
}

const LAST_MS = 1

function Window({ reward }: { reward: RewardRow }) {
  const t = useTranslations('rewards-desk')
  const locale = useLocale()
  if (!reward.startsAt && !reward.endsAt) return t('always')
  const day = (moment: Date | null) => (moment ? formatDate(moment, locale, 'short') : '…')
  return `${day(reward.startsAt)} – ${day(reward.endsAt ? new Date(reward.endsAt.getTime() - LAST_MS) : null)}`
}

function StateBadge({ reward }: { reward: RewardRow }) {
  const t = useTranslations('rewards-desk.state')
  const shown = reward.state !== 'live' ? reward.state : !reward.stands ? 'notNow' : reward.left === 0 ? 'gone' : 'live'
  const tones: Record<typeof shown, BadgeTone> = {
    live: 'success',
    draft: 'neutral',
    archived: 'neutral',
    notNow: 'warning',
    gone: 'danger',
  }
  return <Badge tone={tones[shown]}>{t(shown)}</Badge>
}
