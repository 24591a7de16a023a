'use client'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { drawnFrom } from '@/components/layout/drawn-from-client'
import { LinkButton } from '@/components/layout/link-button'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-client'
import { emptyCartAction } from '@/lib/cart/actions'
import { type Cart, countPieces, summarise } from '@/lib/cart/rules'
import { paths } from '@/lib/paths'
import { CartLines } from './cart-lines-client'
import { CartProgress } from './cart-progress'
import { CartTotals } from './cart-totals'
import { EmptyCartNote } from './empty-cart-note'
import { useCart } from './use-cart-client'

/** The whole cart: what is in it, what it comes to, what is near. */
function CartPage({ initial }: { initial: Cart }) {
  const t = useTranslations('cart')
  const state = useCart(initial)
  const [isClearing, startClearing] = useTransition()
  const { cart, removed, clear } = state
  if (cart.lines.length === 0) return <EmptyCartNote />

  const lines = cart.lines.filter((line) => !removed.has(line.variantId))
  const summary = summarise({ ...cart, lines: lines.filter((line) => line.available > 0) })
  const clearAll = () =>
    startClearing(async () => {
      const cleared = await emptyCartAction({})
      if (!cleared.ok) return
      clear()
      toast.message(t('summary.cleared'))
    })

  return (
    <div className="grid items-start gap-x-12 gap-y-6 lg:grid-cols-[1fr_22rem]">
      <section aria-label={t('title')}>
        <div className="flex items-center justify-between border-line border-b pb-2 text-ink-muted text-sm">
          <p>{t('pieces', { count: countPieces(lines) })}</p>
          <Button tone="ghost" size="sm" className="-mr-3 text-ink-muted" busy={isClearing} onClick={clearAll}>
            {t('summary.clear')}
          </Button>
        </div>
        <CartLines {...state} />
      </section>
      <section
        aria-label={t('summary.title')}
        className="grid gap-5 rounded-2xl border border-line bg-surface p-5 lg:sticky lg:top-24"
      >
        <CartProgress summary={summary} currency={cart.currency} />
        <CartTotals cart={cart} summary={summary} />
        <div className="grid gap-2">
          {summary.pieces > 0 ? (
            <LinkButton href={paths.checkout()} prefetch={false} size="lg" block>
              {t('summary.checkout')}
            </LinkButton>
          ) : null}
          <LinkButton href={paths.products()} tone="ghost" block>
            {t('summary.keepShopping')}
          </LinkButton>
        </div>
      </section>
    </div>
  )
}

export const CartFromText = drawnFrom(CartPage)
