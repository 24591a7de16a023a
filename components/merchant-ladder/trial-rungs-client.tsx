'use client'
import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { LinkButton } from '@/components/layout/link-button'
import { DecimalInput } from '@/components/merchant-kit/decimal-input-client'
import { NumberText } from '@/components/merchant-kit/number-text-client'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { X } from '@/components/ui/icons'
import { currencySign } from '@/lib/i18n/decimal-text'
import { formatMoney, formatPoints } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { paths } from '@/lib/paths'
import type { Trial } from './named-rungs'

const DEAREST = 99_000_000
const MOST_TRIALS = 6

type TrialRungsProps = { trials: readonly Trial[]; onChange: (trials: readonly Trial[]) => void; mayWrite: boolean }

/** Rungs that are only thought of: typed, looked at among the others, kept as a draft or forgotten. */
export function TrialRungs({ trials, onChange, mayWrite }: TrialRungsProps) {
  const t = useTranslations('rewards-ladder.try')
  const locale = useLocale()
  const [price, setPrice] = useState('')
  const [cost, setCost] = useState<number | null>(null)
  const [round, setRound] = useState(0)
  const costPoints = Number(price)
  const isPrice = price.trim() !== '' && Number.isSafeInteger(costPoints) && costPoints > 0 && costPoints <= DEAREST
  const isFull = trials.length >= MOST_TRIALS
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (!isPrice || isFull || Number.isNaN(cost)) return
    onChange([...trials, { key: `trial ${round} ${costPoints}`, costPoints, trueCostMinor: cost ?? 0 }])
    setPrice('')
    setCost(null)
    setRound(round + 1)
  }
  return (
    <div className="grid gap-3">
      <form onSubmit={add} className="grid items-end gap-3 sm:grid-cols-[12rem_12rem_auto]">
        <Field label={t('price')}>
          <NumberText unit={t('points')} value={price} onChange={(event) => setPrice(event.target.value)} />
        </Field>
        <Field label={t('cost')}>
          <DecimalInput key={round} value={cost} onValueChange={setCost} sign={currencySign(shopCurrency(), locale)} />
        </Field>
        <Button type="submit" tone="outline" disabled={!isPrice || isFull} className="w-fit">
          {t('add')}
        </Button>
      </form>
      <p className="text-ink-muted text-sm">{t('hint')}</p>
      {trials.length > 0 ? (
        <ul aria-label={t('tried')} className="flex flex-wrap gap-2">
          {trials.map(({ key, costPoints: points, trueCostMinor }) => (
            <li
              key={key}
              className="inline-flex items-center gap-1 rounded-lg bg-seal-soft py-1 ps-3 pe-1 text-on-seal-soft tabular"
            >
              {t('one', {
                points: formatPoints(points, locale),
                cost: formatMoney(trueCostMinor, shopCurrency(), locale, { trimZeros: true }),
              })}
              {mayWrite ? (
                <LinkButton
                  size="sm"
                  tone="ghost"
                  href={paths.merchant.newReward({ cost: points, pays: trueCostMinor })}
                >
                  {t('keep')}
                </LinkButton>
              ) : null}
              <IconButton
                size="sm"
                label={t('forget', { points: formatPoints(points, locale) })}
                onClick={() => onChange(trials.filter((one) => one.key !== key))}
              >
                <X aria-hidden="true" />
              </IconButton>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
