'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useSession } from '@/components/layout/session-client'
import { Badge } from '@/components/ui/badge'
import { Price } from '@/components/ui/price'
import type { VariantView } from '@/lib/catalog/queries'
import { type EarningTerms, promiseForProduct } from '@/lib/earning/rules'
import { minor } from '@/lib/kernel/money'
import { points } from '@/lib/kernel/points'
import { pointsValueMinor, type SpendingTerms, spendCap } from '@/lib/points/rules'

type BuyPriceProps = {
  /** of what rules may speak of */
  product: { productSlug: string; collections: readonly string[] }
  variant: VariantView
  pieces: number
  earning: EarningTerms
  spending: SpendingTerms
  money: (amount: number) => string
}

const strong = (text: ReactNode) => <b className="tabular">{text}</b>

/** What it costs, and what so many of them earn. */
export function BuyPrice({ product, variant, pieces, earning, spending, money }: BuyPriceProps) {
  const t = useTranslations('catalog.buy')
  const { pointsPerUnit } = spending
  const { priceMinor, compareAtMinor } = variant
  const earned = promiseForProduct(priceMinor, pieces, earning, product)
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
        {earned > 0
          ? t.rich(pieces === 1 ? 'earnsOne' : 'earns', { points: earned, quantity: pieces, b: strong })
          : null}
        {earned >= pointsPerUnit ? (
          <span className="text-ink-muted text-sm">
            {' · '}
            {t('worth', { amount: money(pointsValueMinor(earned, pointsPerUnit)) })}
          </span>
        ) : null}
      </p>
      <AfterPoints goodsMinor={priceMinor * pieces} spending={spending} money={money} />
    </div>
  )
}

type AfterPointsProps = { goodsMinor: number; spending: SpendingTerms; money: (amount: number) => string }

/** What the shopper's own points would leave to pay. Until they are known, or too few, what points are worth. */
function AfterPoints({ goodsMinor, spending, money }: AfterPointsProps) {
  const t = useTranslations('catalog.buy')
  const availablePoints = points(Math.max(0, useSession()?.points ?? 0))
  const { maxPoints } = spendCap({ goodsAfterCouponMinor: minor(goodsMinor), availablePoints, terms: spending })
  const offMinor = pointsValueMinor(maxPoints, spending.pointsPerUnit)
  return (
    <p className="-mt-1.5 min-h-6 text-ink-muted text-sm tabular">
      {offMinor > 0
        ? t.rich('afterPoints', { off: money(offMinor), left: money(goodsMinor - offMinor), b: strong })
        : t('rate', { points: spending.pointsPerUnit, amount: money(100) })}
    </p>
  )
}
