import { useLocale, useTranslations } from 'next-intl'
import { hasBudgetLeft, inRank } from '@/lib/earning/programme/rules'
import type { Terms } from '@/lib/earning/queries'
import { formatMoney, formatPoints, moneyUnit } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { isWithheld } from '@/lib/shoppers/holdout/rules'
import { HeldOutNote } from './held-out-note'
import { useLotWords } from './lot-words'
import { useRuleWords } from './rule-words'

/** How points are earned and kept, worded out of the terms in force. */
export function HowToEarn({ terms: { earning, spending } }: { terms: Pick<Terms, 'earning' | 'spending'> }) {
  const t = useTranslations('points.how')
  const locale = useLocale()
  const words = useLotWords()
  const ruleWords = useRuleWords()
  const money = (amount: number) => formatMoney(amount, shopCurrency(), locale, { trimZeros: true })
  const rules = earning.live?.rules ?? []
  // what not everybody gets is told where one sees one's own
  const offered = earning.live?.heldOutBps ? rules.filter(({ trigger }) => !isWithheld(trigger)) : rules
  return (
    <ul className="grid gap-2.5">
      <Point strong>
        {earning.ratePointsPerUnit > 0
          ? t('rate', { unit: moneyUnit(locale), points: earning.ratePointsPerUnit })
          : t('noRate')}
      </Point>
      {earning.steps.map((step) => (
        <Point key={step.thresholdMinor} strong>
          {t('step', { money: money(step.thresholdMinor), points: formatPoints(step.bonusPoints, locale) })}
        </Point>
      ))}
      {inRank(offered).map((rule) => (
        <Point key={rule.id} strong>
          {ruleWords.sentence(rule)}
          {hasBudgetLeft(rule, earning.live?.budgets) ? null : ruleWords.spent()}
        </Point>
      ))}
      {offered.length < rules.length ? (
        <Point>
          <HeldOutNote shareBps={earning.live?.heldOutBps ?? 0} until={earning.live?.heldOutUntil} />
        </Point>
      ) : null}
      {earning.steps.length > 1 ? <Point>{t('stepNote')}</Point> : null}
      <Point>{t('base', { tax: earning.taxIncludedBps > 0 ? 'yes' : 'no' })}</Point>
      <Point>{words.pending(earning.pending)}</Point>
      <Point>
        {words.expiry(earning.expiry)}
        {' · '}
        {t('worth', { points: formatPoints(spending.pointsPerUnit, locale), unit: moneyUnit(locale) })}
      </Point>
    </ul>
  )
}

export function Point({ children, strong = false }: { children: React.ReactNode; strong?: boolean }) {
  return (
    <li className="flex gap-2.5">
      <span aria-hidden="true" className="mt-[0.55em] size-2 shrink-0 rounded-xs bg-seal" />
      <span className={strong ? 'font-medium' : 'text-ink-muted'}>{children}</span>
    </li>
  )
}
