import { useLocale, useTranslations } from 'next-intl'
import { Progress } from '@/components/ui/progress'
import type { CampaignView, Standing as Mine } from '@/lib/campaigns/play/queries'
import { drawsLeft, drawsToPity } from '@/lib/campaigns/play/rules'
import { formatPoints } from '@/lib/i18n/format'
import { usePrizeNames } from './campaign-words'

/** What I have here: points, tickets, what is left of today, and how far the sure one is. */
export function Standing({ view, me }: { view: CampaignView; me: Mine }) {
  const t = useTranslations('campaigns.page')
  const locale = useLocale()
  const { definition } = view
  const left = drawsLeft(definition, me)
  const facts = [
    definition.entry.costPoints === null ? null : [t('balance'), formatPoints(me.availablePoints, locale)],
    me.tickets.length > 0 || definition.entry.tickets || definition.entry.cashMinor !== null
      ? [t('tickets'), t('ticketsCount', { count: me.tickets.length })]
      : null,
    view.stand === 'over' ? null : [t('today'), left === null ? t('noLimit') : t('times', { count: left })],
  ].filter((one) => one !== null)
  return (
    <div className="grid gap-3">
      <dl className="flex flex-wrap gap-x-8 gap-y-2">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="text-ink-muted text-sm">{name}</dt>
            <dd className="font-semibold text-lg tabular">{value}</dd>
          </div>
        ))}
      </dl>
      {view.stand === 'over' ? null : <PityBar view={view} pity={me.pity} />}
    </div>
  )
}

function PityBar({ view: { definition, kind }, pity }: { view: CampaignView; pity: number }) {
  const t = useTranslations('campaigns.page')
  const names = usePrizeNames()
  const { draw, prizes } = definition
  const count = drawsToPity(draw, pity)
  if (!draw?.pity || count === null) return null
  const { after, prizeNos } = draw.pity
  const sure = names(prizes, prizeNos)
  const text =
    count === 1
      ? t('pityNow', { prizes: sure })
      : t(kind === 'blind-box' ? 'pity' : 'pityDrawn', { count, prizes: sure })
  return (
    <div className="grid gap-1.5">
      <p className="font-medium text-sm tabular">{text}</p>
      <Progress
        value={after - count}
        max={after}
        tone="seal"
        label={t('pityBar')}
        valueText={t('pityText', { have: after - count, after })}
      />
    </div>
  )
}
