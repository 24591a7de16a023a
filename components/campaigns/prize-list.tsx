import { useLocale, useTranslations } from 'next-intl'
import { Section } from '@/components/layout/section'
import { Badge } from '@/components/ui/badge'
import { classNames } from '@/components/ui/class-names'
import type { CampaignView } from '@/lib/campaigns/play/queries'
import { everyDrawWins, MOST_COUNTED, type Odds, oddsOf, weightsOf, worthOf } from '@/lib/campaigns/play/rules'
import type { Prize } from '@/lib/campaigns/schema'
import { formatMoney, formatPoints } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { useCostWords, useOwnWords } from './campaign-words'
import { PrizePicture } from './prize-picture'
import { usePercent } from './use-percent'

/** What can be won: each prize with what it is worth, its exact odds and how many are left. All of it follows from the definition. */
export function PrizeList({ view }: { view: CampaignView }) {
  const t = useTranslations('campaigns.prizes')
  const locale = useLocale()
  const cost = useCostWords()
  const { definition, deck, kind } = view
  const odds = new Map(oddsOf(weightsOf(definition)).map((one) => [one.no, one]))
  const count = (amount: number) => formatPoints(amount, locale)
  // the rarest first: it is what one came for; what nobody draws and only stands in for others comes last
  const rank = ({ no }: Prize) => share(odds.get(no)) || 1
  const shown = definition.prizes.toSorted((a, b) => rank(a) - rank(b) || a.no - b.no)
  return (
    <Section
      title={t(kind === 'blind-box' ? 'box' : 'draw')}
      lead={deck ? t('leadDeck', { size: count(deck.size) }) : t('lead')}
      aside={
        everyDrawWins(definition) ? <Badge tone="seal">{t(kind === 'blind-box' ? 'every' : 'everyDraw')}</Badge> : null
      }
    >
      {deck ? (
        <p className="mb-3 font-medium tabular">{t('boxesLeft', { left: count(deck.left), size: count(deck.size) })}</p>
      ) : null}
      <ul className="grid gap-2.5">
        {shown.map((prize) => (
          <PrizeLine key={prize.no} prize={prize} odds={odds.get(prize.no)} view={view} />
        ))}
      </ul>
      <p className="mt-3 text-ink-muted text-sm">
        {t('worth', {
          money: formatMoney(worthOf(definition), shopCurrency(), locale, { trimZeros: true }),
          cost: cost(definition.entry),
        })}
      </p>
    </Section>
  )
}

const share = (odds: Odds | undefined) => (odds ? odds.numerator / odds.denominator : 0)

function PrizeLine({ prize, odds, view }: { prize: Prize; odds: Odds | undefined; view: CampaignView }) {
  const t = useTranslations('campaigns.prizes')
  const locale = useLocale()
  const own = useOwnWords()
  const percent = usePercent()
  const { definition, left, seen } = view
  const isGone = prize.stock !== null && left[prize.no] === 0
  const money = formatMoney(prize.marketValueMinor, shopCurrency(), locale, { trimZeros: true })
  const pieces = usePieces(prize, left[prize.no])
  const substitute = definition.prizes.find(({ no }) => no === definition.draw?.substituteNo)
  return (
    <li
      className={classNames(
        'grid grid-cols-[4rem_minmax(0,1fr)_auto] items-center gap-x-3.5 rounded-xl border border-line bg-surface p-2.5 shadow-sm md:gap-x-5 md:p-3',
        isGone && 'bg-sunken shadow-none',
      )}
    >
      <span className="size-16 overflow-hidden rounded-lg bg-sunken">
        <PrizePicture prize={prize} shadow={prize.hidden && !seen.includes(prize.no)} sizes="4rem" />
      </span>
      <div className="grid min-w-0 gap-0.5">
        <p className={classNames('font-medium leading-snug', isGone && 'text-ink-muted')}>
          {own(prize.titleZh, prize.titleEn)}
          {prize.hidden ? (
            <Badge tone="solid" className="ms-2 align-[0.1em]">
              {t('hidden')}
            </Badge>
          ) : null}
        </p>
        <p className="text-ink-muted text-sm tabular">
          {[prize.marketValueMinor > 0 ? t('value', { money }) : '', isGone ? '' : pieces].filter(Boolean).join(' · ')}
        </p>
        {isGone ? (
          <p className="text-ink-muted text-sm">
            {definition.draw?.mode === 'deck'
              ? t('gone')
              : substitute && definition.draw?.whenGone === 'substitute'
                ? t('goneInstead', { title: own(substitute.titleZh, substitute.titleEn) })
                : t('goneCloses')}
          </p>
        ) : null}
      </div>
      {odds?.numerator === 0 ? (
        <p className="text-ink-muted text-sm">{t('standsIn')}</p>
      ) : odds ? (
        <p className="grid justify-items-end text-end">
          <span className="sr-only">{t('odds')}</span>
          <strong className="font-semibold text-lg tabular leading-tight">{percent(odds)}</strong>
          <span className="text-ink-muted text-xs tabular">
            {formatPoints(odds.numerator, locale)}/{formatPoints(odds.denominator, locale)}
          </span>
        </p>
      ) : null}
    </li>
  )
}

/** How many pieces are left, where they are counted. */
function usePieces({ stock }: Prize, left: number | undefined): string {
  const t = useTranslations('campaigns.prizes')
  const locale = useLocale()
  if (stock === null) return t('unlimited')
  if (left === undefined || left > MOST_COUNTED) return t('many')
  return t('left', { left: formatPoints(left, locale), stock: formatPoints(stock, locale) })
}
