'use client'
import { NextIntlClientProvider, useTranslations } from 'next-intl'
import { LinkButton } from '@/components/layout/link-button'
import { Sheet } from '@/components/ui/sheet-client'
import { type Cart, countPieces, summarise } from '@/lib/cart/rules'
import type { Locale } from '@/lib/i18n/routing'
import { paths } from '@/lib/paths'
import { CartLines } from './cart-lines-client'
import { CartProgress } from './cart-progress'
import { CartTotals } from './cart-totals'
import { EmptyCartNote } from './empty-cart-note'
import type { LazyMessages } from './lazy-messages-client'
import { useCart } from './use-cart-client'

export type CartDrawerProps = {
  cart: Cart
  locale: Locale
  messages: LazyMessages
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** The cart beside the page one is on. It brings its own sentences, so that pages made beforehand carry none of them. */
export function CartDrawer({ locale, messages, ...rest }: CartDrawerProps) {
  return (
    <NextIntlClientProvider locale={locale} messages={messages}>
      <Drawer {...rest} />
    </NextIntlClientProvider>
  )
}

function Drawer({ cart: initial, open, onOpenChange }: Omit<CartDrawerProps, 'locale' | 'messages'>) {
  const t = useTranslations()
  const state = useCart(initial)
  const { cart, removed } = state
  const lines = cart.lines.filter((line) => !removed.has(line.variantId))
  const summary = summarise({ ...cart, lines: lines.filter((line) => line.available > 0) })
  const shut = () => onOpenChange(false)
  const footer = (
    <div className="grid gap-4">
      <CartTotals cart={cart} summary={summary} />
      <div className="grid grid-cols-2 gap-2">
        <LinkButton href={paths.cart()} prefetch={false} tone="outline" onClick={shut}>
          {t('cart.summary.openCart')}
        </LinkButton>
        <LinkButton href={paths.checkout()} prefetch={false} onClick={shut}>
          {t('cart.summary.checkout')}
        </LinkButton>
      </div>
    </div>
  )
  return (
    <Sheet
      open={open}
      onOpenChange={onOpenChange}
      title={`${t('cart.title')} · ${t('cart.pieces', { count: countPieces(lines) })}`}
      closeLabel={t('common.client.close')}
      footer={summary.pieces > 0 ? footer : undefined}
    >
      {cart.lines.length === 0 ? (
        <EmptyCartNote />
      ) : (
        <>
          <CartProgress summary={summary} currency={cart.currency} />
          <CartLines {...state} />
        </>
      )}
    </Sheet>
  )
}
