'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { AddToCart } from '@/components/cart/add-to-cart-client'
import { NumberField } from '@/components/ui/number-field-client'
import type { VariantView } from '@/lib/catalog/queries'
import type { EarningTerms } from '@/lib/earning/rules'
import { formatMoney } from '@/lib/i18n/format'
import type { SpendingTerms } from '@/lib/points/rules'
import { BuyBar } from './buy-bar-client'
import { BuyPrice } from './buy-price-client'
import { showPhoto } from './gallery-client'
import { ShareButton } from './share-button-client'
import { StockLine } from './stock-line'
import { useVariants } from './use-variants-client'
import { VariantPicker } from './variant-picker-client'

export type BuyBoxProps = {
  slug: string
  collections: readonly string[]
  title: string
  optionNames: readonly string[]
  variants: readonly VariantView[]
  currency: string
  earning: EarningTerms
  spending: SpendingTerms
}

const MOST = 99

/** Choosing and buying: variant, quantity, what it costs and what it earns, by the same sum that awards it. */
export function BuyBox({
  slug,
  collections,
  title,
  optionNames,
  variants: made,
  currency,
  earning,
  spending,
}: BuyBoxProps) {
  const t = useTranslations('catalog.buy')
  const locale = useLocale()
  const { variants, chosen, choose } = useVariants(slug, made)
  const [quantity, setQuantity] = useState(1)
  if (!chosen) return null

  const money = (amount: number) => formatMoney(amount, currency, locale, { trimZeros: true })
  const { priceMinor, stock } = chosen
  const most = stock.state === 'few' ? stock.left : MOST
  const pieces = Math.min(quantity, most)
  const soldOut = stock.state === 'sold-out'
  const pick = (variant: VariantView) => {
    choose(variant)
    if (variant.imagePosition !== null) showPhoto(variant.imagePosition)
  }
  const cart = { variantId: chosen.id, quantity: pieces, disabled: soldOut, label: soldOut ? t('soldOut') : t('add') }

  return (
    <div className="grid gap-6">
      <BuyPrice
        product={{ productSlug: slug, collections }}
        variant={chosen}
        pieces={pieces}
        earning={earning}
        spending={spending}
        money={money}
      />
      {optionNames.length > 0 && variants.length > 1 ? (
        <VariantPicker optionNames={optionNames} variants={variants} chosen={chosen} onChoose={pick} />
      ) : null}
      <StockLine
        stock={stock}
        words={{ inStock: t('inStock'), few: (count) => t('few', { count }), soldOut: t('soldOut') }}
      />
      <div className="flex items-start gap-3">
        <NumberField
          aria-label={t('quantity')}
          value={pieces}
          min={1}
          max={most}
          disabled={soldOut}
          onChange={(event) => {
            const typed = event.target.valueAsNumber
            if (Number.isInteger(typed)) setQuantity(Math.min(Math.max(typed, 1), most))
          }}
          increaseLabel={t('more')}
          decreaseLabel={t('fewer')}
          className="h-13 w-34 shrink-0"
        />
        <div className="hidden flex-1 md:grid">
          <AddToCart {...cart} size="lg" block />
        </div>
        <ShareButton title={title} label={t('share')} done={t('shared')} />
      </div>
      <BuyBar label={t('bar')} price={money(priceMinor * pieces)} detail={chosen.options.join(' · ')}>
        <AddToCart {...cart} size="md" />
      </BuyBar>
    </div>
  )
}
