'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { DecimalInput } from '@/components/merchant-kit/decimal-input-client'
import { Facts } from '@/components/merchant-kit/facts'
import { Field } from '@/components/ui/field'
import { award, type EarningTerms, effectiveRebateBps, goodsOnly } from '@/lib/earning/rules'
import { currencySign } from '@/lib/i18n/decimal-text'
import { formatBasisPoints, formatMoney, formatPoints } from '@/lib/i18n/format'
import { minor } from '@/lib/kernel/money'
import { pointsValueMinor } from '@/lib/points/rules'
import { useExampleDays } from './example-days-client'

type TermsExampleProps = {
  /** null while the form holds something that is no rule */
  earning: Omit<EarningTerms, 'versionId'> | null
  pointsPerUnit: number
  currency: string
  timeZone: string
  today: string
  returnWindowDays: number
}

/** What an order would earn under these terms, worked out by the engine that will award it. */
export function TermsExample({ earning, pointsPerUnit, currency, ...shop }: TermsExampleProps) {
  const t = useTranslations('merchant.rules.example')
  const locale = useLocale()
  const [amount, setAmount] = useState<number | null>(25_900)
  const goods = amount !== null && Number.isSafeInteger(amount) ? minor(amount) : null
  const earned = earning && goods !== null ? award(goodsOnly(goods), { ...earning, versionId: 0 }) : null
  const money = (value: number) => formatMoney(value, currency, locale)
  const worth = earned && pointsPerUnit > 0 ? pointsValueMinor(earned.points, pointsPerUnit) : null
  const { ratePoints, step } = earned?.explanation ?? {}
  const days = useExampleDays(earning, shop)
  const facts = earned
    ? [
        { name: t('base'), value: money(earned.baseMinor) },
        { name: t('ratePoints'), value: formatPoints(ratePoints ?? 0, locale) },
        {
          name: step ? t('step', { threshold: money(step.thresholdMinor) }) : t('noStep'),
          value: `+${formatPoints(step?.bonusPoints ?? 0, locale)}`,
        },
        { name: t('worth'), value: worth === null ? '—' : money(worth) },
        {
          name: t('rebate'),
          value:
            earning && pointsPerUnit > 0
              ? formatBasisPoints(
                  effectiveRebateBps(earned.baseMinor, { ...earning, versionId: 0 }, pointsPerUnit),
                  locale,
                )
              : '—',
          strong: true,
        },
        ...days,
      ]
    : []
  return (
    <section aria-label={t('title')} className="grid gap-4 rounded-xl border border-seal/25 bg-surface p-5 shadow-sm">
      <h2 className="font-display font-semibold text-lg">{t('title')}</h2>
      <Field label={t('amount')}>
        <DecimalInput value={amount} onValueChange={setAmount} sign={currencySign(currency, locale)} />
      </Field>
      <p aria-live="polite" className="text-ink-muted">
        {earned && goods !== null ? (
          <>
            {t('earns', { amount: money(goods) })}
            <strong className="block font-semibold text-3xl text-seal-ink tabular">
              {t('points', { points: formatPoints(earned.points, locale) })}
            </strong>
          </>
        ) : (
          t('incomplete')
        )}
      </p>
      <Facts facts={facts} />
      <p className="text-ink-muted text-sm">{t('sameEngine')}</p>
    </section>
  )
}
