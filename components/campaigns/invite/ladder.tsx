import { useLocale, useTranslations } from 'next-intl'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { classNames } from '@/components/ui/class-names'
import { Check, Plus } from '@/components/ui/icons'
import type { MyInvites } from '@/lib/campaigns/invite/queries'
import type { InviteSettings } from '@/lib/campaigns/invite/schema'
import type { Definition } from '@/lib/campaigns/schema'
import { prizeName } from './prize-name'

type LadderProps = { definition: Definition; settings: InviteSettings; mine: MyInvites | null }

/** The rungs: so many friends, and what they bring; those who count stand on them, those to come are empty places. */
export function Ladder({ definition, settings, mine }: LadderProps) {
  const t = useTranslations('campaigns.invite.ladder')
  const locale = useLocale()
  const counted = mine?.counted ?? 0
  const helpers = (mine?.friends ?? []).filter(({ step }) => step === 'counted').toReversed()
  const waiting = counted + (mine?.underWay ?? 0)
  return (
    <ol className="grid gap-3">
      {settings.rungs.map(({ friends, prizeNo }) => {
        const reached = counted >= friends
        const state = mine?.rungs.find((rung) => rung.friends === friends)?.state
        return (
          <li
            key={friends}
            className={classNames(
              'grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-2 rounded-xl border p-4',
              reached ? 'border-transparent bg-seal-soft text-on-seal-soft' : 'border-line bg-surface',
            )}
          >
            <span
              aria-hidden="true"
              className={classNames(
                'grid size-12 place-items-center rounded-full font-display font-semibold text-xl tabular',
                reached ? 'bg-seal text-on-seal' : 'border-2 border-line-strong/60 border-dashed text-ink-muted',
              )}
            >
              {reached ? <Check className="size-6" /> : friends}
            </span>
            <span className="grid">
              <span className="font-medium">{prizeName(definition, prizeNo, locale)}</span>
              <span className={classNames('text-sm', reached ? null : 'text-ink-muted')}>
                {t('friends', { friends })}
              </span>
            </span>
            <span className="col-span-2 flex flex-wrap items-center justify-between gap-2">
              <span className="flex gap-1.5" aria-hidden="true">
                {Array.from({ length: Math.min(friends, MOST_SHOWN) }, (_, i) => {
                  const helper = helpers[i]
                  return helper ? (
                    <Avatar key={helper.inviteId} name={helper.name} size="sm" />
                  ) : (
                    <span
                      // an empty place has no other name than its number
                      // oxlint-disable-next-line react/no-array-index-key
                      key={`place ${i}`}
                      className={classNames(
                        'grid size-9 place-items-center rounded-lg border border-dashed text-ink-faint',
                        i < waiting ? 'border-seal bg-seal-soft/60' : 'border-line-strong',
                      )}
                    >
                      <Plus className="size-4" />
                    </span>
                  )
                })}
              </span>
              {state === 'given' ? (
                <Badge tone="success">{t('given')}</Badge>
              ) : state === 'held' ? (
                <Badge tone="warning">{t('held')}</Badge>
              ) : (
                <span className="font-medium text-sm">{t('missing', { count: Math.max(0, friends - counted) })}</span>
              )}
            </span>
          </li>
        )
      })}
    </ol>
  )
}

const MOST_SHOWN = 10
