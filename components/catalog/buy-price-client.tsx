'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { Price } from '@/components/ui/price'
import type { VariantView } from '@/lib/catalog/queries'
import { type EarningTerms, promiseForProduct } from '@/lib/earning/rules'
import { pointsValueMinor } from '@/lib/points/rules'

type BuyPriceProps = {
  variant: VariantView
  pieces: number
  earning: EarningTerms
  pointsPerUnit: number
  money: (amount: number) => string
}

const strong = (text: ReactNode) => <b className="tabular">{text}</b>

/** What it costs, and what so many of them earn. */
export function BuyPrice({ variant, pieces, earning, pointsPerUnit, money }: BuyPriceProps) {
  const t = useTranslations('catalog.buy')
  const { priceMinor, compareAtMinor } = variant
  const points = promiseForProduct(priceMinor, pieces, earning)
  const was = compareAtMinor === null ? {} : { compareAt: money(compareAtMinor), compareLabel: t('was') }
  return (
    <div className="grid gap-2.5">
      <div className="flex flex-wrap items-center gap-3">
        <Price size="lg" price={money(priceMinor)} {...was} />
        {compareAtMinor === null ? null : (
          <Badge tone="solid">{t('save', { amount: money(compareAtMinor - priceMinor) })}</Badge>
        )}
      </div>
      <p aria-live="polite" className="min-h-6 text-seal-ink">
        {points > 0 ? t.rich(pieces === 1 ? 'earnsOne' : 'earns', { points, quantity: pieces, b: strong }) : null}
        {points >= pointsPerUnit ? (
          <span className="text-ink-muted text-sm">
            {' · '}
            {t('worth', { amount: money(pointsValueMinor(points, pointsPerUnit)) })}
          </span>
        ) : null}
      </p>
    </div>
  )
}
