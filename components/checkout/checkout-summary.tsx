import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { LinkButton } from '@/components/layout/link-button'
import type { Priced } from '@/lib/checkout/price/rules'
import type { CheckoutFacts } from '@/lib/checkout/queries'
import type { Award } from '@/lib/earning/rules'
import { paths } from '@/lib/paths'
import { AwardPromise } from './award-promise-client'
import { Receipt, type ReceiptDiscount } from './receipt'

type CheckoutSummaryProps = {
  facts: CheckoutFacts
  items: ReactNode
  quote: Priced
  award: Award | null
  discounts: readonly ReceiptDiscount[]
  isMember: boolean
}

/** What is bought, what it comes to and what it brings. */
export function CheckoutSummary({ facts, items, quote, award, discounts, isMember }: CheckoutSummaryProps) {
  const t = useTranslations('checkout')
  const { currency } = facts.shop
  return (
    <section aria-label={t('receipt.title')} className="grid gap-5 py-7 lg:rounded-2xl lg:bg-sunken lg:p-6">
      <div className="flex items-center justify-between">
        <h2 className="font-display font-semibold text-lg">{t('items.title')}</h2>
        <LinkButton href={paths.cart()} prefetch={false} tone="link" size="sm">
          {t('items.edit')}
        </LinkButton>
      </div>
      {items}
      <div className="border-line border-t pt-4">
        <Receipt
          currency={currency}
          goodsMinor={quote.goodsMinor}
          discounts={discounts}
          pointsMinor={quote.pointsMinor}
          spentPoints={quote.pointsSpent}
          shippingMinor={quote.shippingMinor}
          totalMinor={quote.totalMinor}
        />
        <p className="mt-2 text-ink-muted text-xs">{t('receipt.order')}</p>
      </div>
      <AwardPromise award={award} pending={facts.terms.earning.pending} isMember={isMember} currency={currency} />
    </section>
  )
}
