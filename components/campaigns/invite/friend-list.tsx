import { useLocale, useTranslations } from 'next-intl'
import { Avatar } from '@/components/ui/avatar'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import type { InviteFriend } from '@/lib/campaigns/invite/queries'
import type { FriendStep } from '@/lib/campaigns/invite/rules'
import { formatDate } from '@/lib/i18n/format'
import { Appeal } from './appeal-client'

const tones: Record<FriendStep, BadgeTone> = {
  'signed-up': 'neutral',
  verified: 'neutral',
  ordered: 'seal',
  waiting: 'seal',
  unverified: 'warning',
  held: 'warning',
  counted: 'success',
  out: 'neutral',
  refused: 'neutral',
}

/** Each friend, where they stand and why: without their address, their orders or the rest of their name. */
export function FriendList({ friends }: { friends: readonly InviteFriend[] }) {
  const t = useTranslations('campaigns.invite.friends')
  if (friends.length === 0) {
    return (
      <EmptyState mark="友" title={t('none')} as="h3">
        {t('noneBody')}
      </EmptyState>
    )
  }
  return (
    <ul className="grid divide-y divide-line rounded-xl border border-line bg-surface">
      {friends.map((friend) => (
        <li
          key={friend.inviteId ?? friend.cameAt.toISOString()}
          className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 p-4"
        >
          <Avatar name={friend.name} size="sm" />
          <div className="grid min-w-0 gap-1">
            <p className="flex flex-wrap items-center justify-between gap-2">
              <span className="font-medium">{friend.name === '**' ? t('nameless') : friend.name}</span>
              <Badge tone={tones[friend.step]}>{t(`step.${friend.step}`)}</Badge>
            </p>
            <FriendWhy friend={friend} />
          </div>
        </li>
      ))}
    </ul>
  )
}

function FriendWhy({ friend }: { friend: InviteFriend }) {
  const t = useTranslations('campaigns.invite.friends')
  const locale = useLocale()
  const { inviteId, step, reason, waitsUntil, note, appeal } = friend
  const date = waitsUntil ? formatDate(new Date(waitsUntil.getTime() - 1), locale) : ''
  const mayAppeal = inviteId !== null && appeal === null && (step === 'held' || reason === 'declined')
  return (
    <div className="grid justify-items-start gap-1 text-ink-muted text-sm">
      <p>{reason ? t(`reason.${reason}`) : t(`why.${step as Exclude<FriendStep, 'out' | 'refused'>}`, { date })}</p>
      {note ? <p className="text-ink">{t('note', { note })}</p> : null}
      {appeal ? <p>{t('appealed', { appeal })}</p> : null}
      {mayAppeal ? <Appeal inviteId={inviteId} /> : null}
    </div>
  )
}
