'use client'
import { useLocale, useTranslations } from 'next-intl'
import { GripVertical } from '@/components/merchant-kit/merchant-icons'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { Checkbox } from '@/components/ui/checkbox'
import { classNames } from '@/components/ui/class-names'
import { Td, Tr } from '@/components/ui/table'
import { formatDate, formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { daysUntilGone } from '@/lib/rewards/rules'
import type { RewardRow } from '@/lib/rewards/staff/queries'
import { Price } from './price'
import { RewardDeeds } from './reward-deeds-client'
import { HUNDRED_POINTS, RewardWorth } from './reward-worth'
import type { RowHandlers } from './use-placing-client'

type RewardRowLineProps = {
  reward: RewardRow
  title: string
  wishes: number
  pointsPerUnit: number
  /** null: nothing can be ticked or moved by whoever looks */
  chosen: boolean | null
  onToggle: () => void
  /** it is in hand, or what is in hand would come before it */
  dragging: 'it' | 'before' | null
  handlers: RowHandlers | null
  placing: { up: (() => void) | null; down: (() => void) | null }
}

const BEFORE = 'md:shadow-[inset_0_3px_0_var(--seal)]'

/** One reward: what it is and costs, how it goes, and what can be done with it. */
export function RewardRowLine(props: RewardRowLineProps) {
  const { reward, title, wishes, pointsPerUnit, chosen, onToggle, dragging, handlers, placing } = props
  const t = useTranslations('rewards-desk')
  const locale = useLocale()
  const isHeld = dragging === 'it'
  return (
    <Tr
      onDragOver={handlers?.onDragOver}
      onDrop={handlers?.onDrop}
      className={classNames(chosen && 'bg-seal-soft/40', isHeld && 'opacity-50', dragging === 'before' && BEFORE)}
    >
      {chosen === null ? null : (
        <Td className="absolute top-1 right-1 z-[1] md:static md:px-2">
          <Checkbox
            bare
            label={t('bulk.one', { title })}
            checked={chosen}
            onChange={onToggle}
            className="relative z-[1]"
          />
        </Td>
      )}
      <NameCell reward={reward} title={title} handlers={handlers} />
      <Td label={t('columns.cost')} align="end">
        <Price points={reward.costPoints} cashMinor={reward.cashMinor} />
      </Td>
      <Td label={t('columns.worth', { points: formatPoints(HUNDRED_POINTS, locale) })}>
        <RewardWorth reward={reward} pointsPerUnit={pointsPerUnit} />
      </Td>
      <Td label={t('columns.left')} align="end">
        <Left reward={reward} />
      </Td>
      <Td label={t('columns.claimed')} align="end">
        <span className="grid justify-items-end">
          <span>{formatPoints(reward.claimed, locale)}</span>
          <span className="whitespace-nowrap text-ink-muted text-sm">
            {t('velocity', {
              week: formatPoints(reward.claimedThisWeek, locale),
              month: formatPoints(reward.claimedLately, locale),
            })}
          </span>
          {wishes > 0 ? <span className="text-seal-ink text-sm">{t('wishes', { count: wishes })}</span> : null}
        </span>
      </Td>
      <Td label={t('columns.window')} className="whitespace-nowrap text-sm tabular">
        <Window reward={reward} />
      </Td>
      {chosen === null ? null : (
        <Td className="md:w-px">
          <RewardDeeds rewardId={reward.id} title={title} state={reward.state} placing={placing} />
        </Td>
      )}
    </Tr>
  )
}

/** What it is, with the grip to drag it by where there is a mouse. */
function NameCell({ reward, title, handlers }: Pick<RewardRowLineProps, 'reward' | 'title' | 'handlers'>) {
  const t = useTranslations('rewards-desk')
  return (
    <Td className="pr-12 md:min-w-52 md:pr-4">
      <span className="flex min-w-0 items-center gap-2">
        {handlers && reward.state !== 'archived' ? (
          <span
            draggable
            title={t('deeds.drag')}
            aria-hidden="true"
            onDragStart={handlers.onDragStart}
            onDragEnd={handlers.onDragEnd}
            className="relative z-[1] hidden cursor-grab p-1 text-ink-faint hover:text-ink md:block"
          >
            <GripVertical className="size-4" />
          </span>
        ) : null}
        <span className="grid min-w-0">
          <span className="flex flex-wrap items-center gap-2">
            <Link
              href={paths.merchant.reward(reward.id)}
              prefetch={false}
              draggable={false}
              className="font-medium after:absolute after:inset-0 after:rounded-xl md:after:rounded-none"
            >
              {title}
            </Link>
            <StateBadge reward={reward} />
          </span>
          <span className="text-ink-muted text-sm">{t(`kinds.${reward.kind}.name`)}</span>
        </span>
      </span>
    </Td>
  )
}

/** How many are left, and when they will be gone at this rate. */
function Left({ reward }: { reward: RewardRow }) {
  const t = useTranslations('rewards-desk')
  const locale = useLocale()
  if (reward.left === null) return <span className="whitespace-nowrap text-ink-muted">{t('endless')}</span>
  const days = reward.left > 0 ? daysUntilGone(reward.left, reward.claimedLately) : null
  return (
    <span className="grid justify-items-end">
      <span>{formatPoints(reward.left, locale)}</span>
      {days === null ? null : <span className="text-ink-muted text-sm">{t('goneIn', { days })}</span>}
    </span>
  )
}

const LAST_MS = 1

function Window({ reward }: { reward: RewardRow }) {
  const t = useTranslations('rewards-desk')
  const locale = useLocale()
  if (!reward.startsAt && !reward.endsAt) return <span className="text-ink-muted">{t('always')}</span>
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
