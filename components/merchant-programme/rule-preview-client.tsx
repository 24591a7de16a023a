'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { DecimalInput } from '@/components/merchant-kit/decimal-input-client'
import { Facts } from '@/components/merchant-kit/facts'
import { useRuleWords } from '@/components/points/rule-words'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { lintRule, steepest } from '@/lib/earning/lint/rules'
import type { Rule, RuleDefinition } from '@/lib/earning/programme/rules'
import { award, type EarningTerms, goodsOnly } from '@/lib/earning/rules'
import { currencySign } from '@/lib/i18n/decimal-text'
import { formatBasisPoints, formatMoney, formatPoints } from '@/lib/i18n/format'
import { minor } from '@/lib/kernel/money'

type RulePreviewProps = {
  rule: RuleDefinition | null
  /** what is published of it now */
  live: RuleDefinition | null
  /** the programme without this rule */
  terms: EarningTerms
  pointsPerUnit: number
  currency: string
}

/** The rule as shoppers will read it, what an order earns with and without it, and what to think twice about. */
export function RulePreview({ rule, live, terms, pointsPerUnit, currency }: RulePreviewProps) {
  const t = useTranslations('points-desk.programme.preview')
  const words = useRuleWords()
  return (
    <section aria-label={t('title')} className="grid gap-4 rounded-xl border border-seal/25 bg-surface p-5 shadow-sm">
      <h2 className="font-display font-semibold text-lg">{t('title')}</h2>
      {rule ? (
        <>
          <p className="rounded-2xl border-4 border-line bg-canvas px-4 py-5 font-medium">{words.sentence(rule)}</p>
          {live && words.sentence(live) !== words.sentence(rule) ? (
            <p className="text-ink-muted text-sm">{t('was', { sentence: words.sentence(live) })}</p>
          ) : null}
          <Example rule={rule} terms={terms} pointsPerUnit={pointsPerUnit} currency={currency} />
          <Notes rule={rule} terms={terms} pointsPerUnit={pointsPerUnit} currency={currency} />
        </>
      ) : (
        <p className="text-ink-muted">{t('incomplete')}</p>
      )}
    </section>
  )
}

type Looked = Omit<RulePreviewProps, 'rule' | 'live'> & { rule: RuleDefinition }

function Example({ rule, terms, pointsPerUnit, currency }: Looked) {
  const t = useTranslations('points-desk.programme.preview')
  const locale = useLocale()
  const [amount, setAmount] = useState<number | null>(259_00)
  const goods = amount !== null && Number.isSafeInteger(amount) && amount > 0 ? minor(amount) : null
  const points = (of: number) => t('points', { points: formatPoints(of, locale) })
  // on a day and for a shopper that the rule is meant for
  const meant: Rule = {
    ...rule,
    id: '~example',
    version: 0,
    startsAt: null,
    endsAt: null,
    scope: 'order',
    conditions: rule.conditions.filter((one) => one.kind === 'order-spend'),
  }
  const base = terms.live ?? { rules: [], timeZone: 'UTC', readAt: new Date(0).toISOString() }
  const without = goods === null ? 0 : award(goodsOnly(goods), terms).points
  const earned =
    goods === null ? 0 : award(goodsOnly(goods), { ...terms, live: { ...base, rules: [...base.rules, meant] } }).points
  const worst = steepest(rule, terms, pointsPerUnit)
  return (
    <div className="grid gap-3">
      <Field label={t('amount')}>
        <DecimalInput value={amount} onValueChange={setAmount} sign={currencySign(currency, locale)} />
      </Field>
      <Facts
        facts={[
          { name: t('without'), value: points(without) },
          { name: t('with'), value: points(earned), strong: true },
          {
            name: t('steepest', { amount: formatMoney(worst.amountMinor, currency, locale, { trimZeros: true }) }),
            value: formatBasisPoints(worst.rebateBps, locale),
          },
        ]}
      />
    </div>
  )
}

function Notes({ rule, terms, pointsPerUnit, currency }: Looked) {
  const t = useTranslations('points-desk.programme.lint')
  const locale = useLocale()
  return lintRule(rule, terms, pointsPerUnit).map(({ code, amountMinor = 0, rebateBps = 0, twin }) => (
    <Notice key={code} tone={code === 'loss' ? 'danger' : 'warning'}>
      {t(code, {
        amount: formatMoney(amountMinor, currency, locale, { trimZeros: true }),
        rebate: formatBasisPoints(rebateBps, locale),
        name: (locale === 'en' ? twin?.nameEn : twin?.nameZh) ?? '',
      })}
    </Notice>
  ))
}
