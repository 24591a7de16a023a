'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useRefusalWords } from '@/components/cart/refusal-words-client'
import { LinkButton } from '@/components/layout/link-button'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { IconButton } from '@/components/ui/icon-button'
import { Minus, Plus } from '@/components/ui/icons'
import { Input } from '@/components/ui/input'
import { Slider } from '@/components/ui/slider-client'
import type { Priced } from '@/lib/checkout/price/rules'
import type { CheckoutFacts } from '@/lib/checkout/queries'
import { formatBasisPoints, formatMoney, formatPoints } from '@/lib/i18n/format'
import { paths } from '@/lib/paths'
import { spendMinimum, spendStep } from '@/lib/points/rules'
import { CheckoutSection } from './checkout-section'

type PointsSectionProps = {
  facts: CheckoutFacts
  quote: Priced
  isMember: boolean
  /** the wish as typed; the quote uses the nearest that can be had */
  onPoints: (points: number) => void
}

/** Points as money off: by slider, by buttons, by number, or all of them; never more than the rules allow. */
export function PointsSection(props: PointsSectionProps) {
  const t = useTranslations('checkout.points')
  const locale = useLocale()
  const { facts, quote, isMember } = props
  const have = isMember ? t('have', { points: formatPoints(facts.availablePoints, locale) }) : null
  return (
    <CheckoutSection
      title={t('title')}
      aside={have ? <span className="text-ink-muted text-sm tabular">{have}</span> : null}
    >
      {isMember ? (
        <>
          {quote.pointsCap.maxPoints > 0 ? <PointsControls {...props} /> : null}
          <PointsCap {...props} />
        </>
      ) : (
        <LinkButton href={paths.signIn(paths.checkout())} tone="link" size="sm">
          {t('guest')}
        </LinkButton>
      )}
    </CheckoutSection>
  )
}

function PointsControls({ facts, quote, onPoints }: PointsSectionProps) {
  const t = useTranslations('checkout.points')
  const locale = useLocale()
  const say = useRefusalWords(facts.shop.currency)
  const [typed, setTyped] = useState<string | null>(null)
  const { spending } = facts.terms
  const { maxPoints } = quote.pointsCap
  const spent = quote.pointsSpent
  const step = spendStep(spending)
  const least = spendMinimum(spending)
  const words = {
    points: formatPoints(spent, locale),
    amount: formatMoney(quote.pointsMinor, facts.shop.currency, locale),
  }
  const worth = spent > 0 ? t('worth', words) : t('unused')
  const take = (points: number) => {
    setTyped(null)
    onPoints(points)
  }
  return (
    <div className="grid gap-3">
      <div className="flex items-center gap-2">
        <IconButton
          tone="outline"
          label={t('fewer', { step: formatPoints(step, locale) })}
          disabled={spent === 0}
          onClick={() => take(spent <= least ? 0 : spent - step)}
        >
          <Minus aria-hidden="true" />
        </IconButton>
        <Slider
          aria-label={t('label')}
          min={0}
          max={maxPoints}
          step={step}
          value={spent}
          valueText={worth}
          // between nothing and the least that can be used there is nothing to stop at
          onValueChange={(points) => take(points > 0 && points < least ? (points > spent ? least : 0) : points)}
        />
        <IconButton
          tone="outline"
          label={t('more', { step: formatPoints(step, locale) })}
          disabled={spent >= maxPoints}
          onClick={() => take(Math.max(least, spent + step))}
        >
          <Plus aria-hidden="true" />
        </IconButton>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Input
          aria-label={t('amount')}
          aria-describedby="points-cap"
          inputMode="numeric"
          className="w-28 text-center tabular"
          value={typed ?? String(spent)}
          onChange={(event) => {
            const text = event.target.value.replace(/\D/g, '').slice(0, 9)
            setTyped(text)
            onPoints(Number(text))
          }}
          onBlur={() => take(spent)}
        />
        <p className="flex-1 font-medium text-seal-ink text-sm tabular" aria-live="polite">
          {worth}
        </p>
        <Button tone="soft" size="sm" onClick={() => take(spent === maxPoints ? 0 : maxPoints)}>
          {t(spent === maxPoints ? 'none' : 'all')}
        </Button>
      </div>
      {typed && quote.pointsRefusal ? <FormError>{say(quote.pointsRefusal)}</FormError> : null}
    </div>
  )
}

function PointsCap({ facts, quote }: PointsSectionProps) {
  const t = useTranslations('checkout.points')
  const locale = useLocale()
  const { spending } = facts.terms
  const { maxPoints, reason } = quote.pointsCap
  const cap = t(`cap.${reason}`, {
    points: formatPoints(maxPoints, locale),
    share: formatBasisPoints(spending.maxShareBps, locale),
    min: formatPoints(spendMinimum(spending), locale),
  })
  return (
    <p id="points-cap" className="mt-2 text-ink-muted text-sm">
      {cap}
    </p>
  )
}
