import { useTranslations } from 'next-intl'
import type { CampaignView } from '@/lib/campaigns/play/queries'
import { oddsOf, weightsNext } from '@/lib/campaigns/play/rules'
import { useOwnWords } from './campaign-words'
import { usePercent } from './use-percent'

/** The odds of the very next draw of this shopper: with what pity promises, and of a deck with what is left in it. */
export function NextOdds({ view }: { view: CampaignView }) {
  const t = useTranslations('campaigns.prizes')
  const own = useOwnWords()
  const percent = usePercent()
  const { definition, deck, left, me } = view
  const weights = deck
    ? definition.prizes.map(({ no }) => ({ no, weight: left[no] ?? 0 }))
    : weightsNext(definition, me?.pity ?? 0)
  const lines = oddsOf(weights)
    .filter(({ numerator }) => numerator > 0)
    .toSorted((a, b) => a.numerator / a.denominator - b.numerator / b.denominator)
  return (
    <ul className="grid gap-1 rounded-lg bg-sunken px-3 py-2 text-sm" aria-label={t('odds')}>
      {lines.map((odds) => {
        const prize = definition.prizes.find(({ no }) => no === odds.no)
        return prize ? (
          <li key={odds.no} className="flex justify-between gap-4">
            <span className="min-w-0 truncate">{own(prize.titleZh, prize.titleEn)}</span>
            <span className="shrink-0 font-medium tabular">{percent(odds)}</span>
          </li>
        ) : null
      })}
    </ul>
  )
}
