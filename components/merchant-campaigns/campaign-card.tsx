import { useLocale, useTranslations } from 'next-intl'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { Gift, PackageOpen, Share2 } from '@/components/ui/icons'
import { Progress } from '@/components/ui/progress'
import type { CampaignState } from '@/lib/campaigns/rules'
import type { CampaignRow } from '@/lib/campaigns/staff/queries'
import { formatDate, formatMoney, formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { paths } from '@/lib/paths'
import { LifeBar, type LifeBarProps } from './life-bar-client'

const marks = { 'blind-box': PackageOpen, lottery: Gift, invite: Share2 } as const
const tones: Readonly<Record<CampaignState, BadgeTone>> = {
  draft: 'neutral',
  linted: 'neutral',
  simulated: 'warning',
  approved: 'warning',
  scheduled: 'seal',
  live: 'success',
  paused: 'warning',
  ended: 'neutral',
  archived: 'neutral',
}
const written: readonly CampaignState[] = ['draft', 'linted', 'simulated', 'approved']

type CampaignCardProps = Omit<LifeBarProps, 'campaign' | 'bare'> & { campaign: CampaignRow }

/** A campaign at a glance: where it stands, how long it lasts, who came, and how much of its budget is gone. */
export function CampaignCard({ campaign, actorId, may }: CampaignCardProps) {
  const t = useTranslations('campaigns-desk')
  const locale = useLocale()
  const title = locale === 'en' ? campaign.titleEn : campaign.titleZh
  const Mark = marks[campaign.kind]
  const isDraft = written.includes(campaign.state)
  // open from its first moment, be it that no job has said so yet
  const state = campaign.state === 'scheduled' && campaign.isOpen ? 'live' : campaign.state
  const href = isDraft && may.write ? paths.merchant.editCampaign(campaign.id) : paths.merchant.campaign(campaign.id)
  return (
    <Card className="relative grid grid-cols-1 content-start gap-4 focus-within:border-line-strong hover:border-line-strong">
      <div className="flex items-start gap-3">
        <span
          aria-hidden="true"
          className="grid size-11 shrink-0 place-items-center rounded-lg bg-seal-soft text-on-seal-soft [&_svg]:size-5"
        >
          <Mark />
        </span>
        <div className="min-w-0 flex-1">
          <h2 className="truncate font-display font-semibold text-lg">
            <Link href={href} prefetch={false} className="after:absolute after:inset-0 after:rounded-xl">
              {title}
            </Link>
          </h2>
          <p className="text-ink-muted text-sm">{t(`list.kind.${campaign.kind}`)}</p>
        </div>
        <Badge tone={tones[state]}>{t(`life.state.${state}`)}</Badge>
      </div>
      <Days campaign={campaign} />
      <Spent campaign={campaign} isDraft={isDraft} />
      <div className="relative z-[1] flex flex-wrap items-center gap-2 empty:hidden">
        <LifeBar bare campaign={campaign} actorId={actorId} may={may} />
      </div>
    </Card>
  )
}

const DAY_MS = 86_400_000

function Days({ campaign }: { campaign: CampaignRow }) {
  const t = useTranslations('campaigns-desk')
  const locale = useLocale()
  const { kind, startsAt, endsAt, endedAt, endedBecause, state, draws, players, now } = campaign
  const left = (to: Date) => Math.max(1, Math.ceil((to.getTime() - now.getTime()) / DAY_MS))
  const said = endedAt
    ? t(`list.because.${endedBecause ?? 'over'}`, { date: formatDate(endedAt, locale, 'short') })
    : now < startsAt
      ? t('list.startsIn', { days: left(startsAt) })
      : now < endsAt
        ? t('list.endsIn', { days: left(endsAt) })
        : t('list.past')
  return (
    <div className="grid gap-0.5 text-sm tabular">
      <p>
        {formatDate(startsAt, locale, 'short')} – {formatDate(endsAt.getTime() - 1, locale, 'short')}
        <span className="text-ink-muted"> · {said}</span>
      </p>
      {written.includes(state) ? null : (
        <p className="text-ink-muted">{t(kind === 'invite' ? 'list.inviters' : 'list.entries', { draws, players })}</p>
      )}
    </div>
  )
}

function Spent({ campaign: { budget, spent, held }, isDraft }: { campaign: CampaignRow; isDraft: boolean }) {
  const t = useTranslations('campaigns-desk.list')
  const locale = useLocale()
  const points = (amount: number) => t('points', { points: formatPoints(amount, locale) })
  const money = (amount: number) => formatMoney(amount, shopCurrency(), locale, { trimZeros: true })
  const bare = (amount: number) => formatPoints(amount, locale)
  const lines = [
    { key: 'pointsBudget', of: budget.points, gone: Math.max(0, spent.points), kept: held.points, say: points, bare },
    { key: 'moneyBudget', of: budget.minor, gone: spent.minor, kept: held.minor, say: money, bare: money },
  ] as const
  return (
    <ul className="grid gap-2.5 text-sm">
      {lines
        .filter(({ of }) => of > 0)
        .map(({ key, of, gone, kept, say, bare: plain }) => (
          <li key={key} className="grid gap-1">
            <p className="flex flex-wrap justify-between gap-x-3">
              <span className="text-ink-muted">{t(key)}</span>
              <span className="tabular">
                {isDraft ? say(of) : t('gone', { gone: plain(gone), of: say(of) })}
                {kept > 0 ? <span className="text-ink-muted"> · {t('kept', { kept: say(kept) })}</span> : null}
              </span>
            </p>
            {isDraft ? null : (
              <Progress
                label={t(key)}
                value={gone}
                max={of}
                valueText={t('gone', { gone: plain(gone), of: say(of) })}
                tone="seal"
              />
            )}
          </li>
        ))}
    </ul>
  )
}
