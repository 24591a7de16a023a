import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import type { Verified } from '@/lib/campaigns/proofs/rules'
import { useVerdictWords } from './verdict-words'

/** All draws of a proof in one line: they come out the same, some wait for their seed, or some do not. */
export function VerdictSummary({ verified: { draws, deck } }: { verified: Verified }) {
  const t = useTranslations('campaigns.verify')
  const words = useVerdictWords()
  const proved = draws.filter(({ verdict }) => verdict === 'proved').length
  const sealed = draws.filter(({ verdict }) => verdict === 'sealed').length
  const bad = draws.length - proved - sealed
  const deckBad = deck !== null && deck !== 'proved' && deck !== 'sealed'
  const deckWords = deck === null || deck === 'sealed' ? null : t('deck', { verdict: words(deck).text })
  if (bad > 0 || deckBad)
    return (
      <Notice tone="danger" live title={bad > 0 ? t('bad', { count: bad }) : deckWords}>
        {bad > 0 ? deckWords : null}
      </Notice>
    )
  if (sealed > 0) return <Notice live title={t('some', { count: proved, sealed })} />
  return (
    <Notice tone="success" live title={t('good', { count: proved })}>
      {deckWords}
    </Notice>
  )
}
