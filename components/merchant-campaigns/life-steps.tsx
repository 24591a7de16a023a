import { useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import { Check } from '@/components/ui/icons'
import type { CampaignState } from '@/lib/campaigns/rules'

// the stations of the way, and the states in which a campaign stands at each
const stations = {
  draft: ['draft'],
  check: ['linted'],
  simulation: ['simulated'],
  approval: ['approved'],
  live: ['scheduled', 'live', 'paused'],
  over: ['ended', 'archived'],
} as const satisfies Record<string, readonly CampaignState[]>

/** The way of a campaign, and how far it has come. */
export function LifeSteps({ state }: { state: CampaignState }) {
  const t = useTranslations('campaigns-desk.life')
  const names = Object.keys(stations) as (keyof typeof stations)[]
  const at = names.findIndex((name) => (stations[name] as readonly string[]).includes(state))
  return (
    <ol aria-label={t('way')} className="flex items-center">
      {names.map((name, n) => (
        <li
          key={name}
          aria-current={n === at ? 'step' : undefined}
          className="flex items-center not-last:flex-1 after:mx-1.5 after:h-px after:min-w-2 after:flex-1 after:bg-line-strong last:after:hidden md:after:mx-3"
        >
          <span
            aria-hidden="true"
            className={classNames(
              'grid size-5 shrink-0 place-items-center rounded-full border text-xs [&_svg]:size-3',
              n < at && 'border-primary bg-primary text-on-primary',
              n === at && 'border-seal bg-seal text-on-seal',
              n > at && 'border-line-strong text-ink-faint',
            )}
          >
            {n < at ? <Check aria-hidden="true" /> : n + 1}
          </span>
          <span
            className={classNames(
              'ms-1.5 whitespace-nowrap text-sm',
              n === at ? 'font-semibold' : 'sr-only text-ink-muted md:not-sr-only md:ms-1.5',
            )}
          >
            {n === at ? t(`state.${state}`) : t(`stations.${name}`)}
          </span>
        </li>
      ))}
    </ol>
  )
}
