import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/layout/link-button'
import { EmptyState } from '@/components/ui/empty-state'
import { ShoppingBag } from '@/components/ui/icons'
import { paths } from '@/lib/paths'

/** Nothing in the cart: one way on, and for a member who has just ordered and come back, the way to the order. */
export function EmptyCartNote({ ordersToo = false }: { ordersToo?: boolean }) {
  const t = useTranslations('cart.empty')
  return (
    <EmptyState
      mark={<ShoppingBag strokeWidth={1.5} />}
      title={t('title')}
      action={
        <div className="flex flex-wrap justify-center gap-2">
          <LinkButton href={paths.products()}>{t('action')}</LinkButton>
          {ordersToo ? (
            <LinkButton href={paths.accountOrders()} tone="outline">
              {t('orders')}
            </LinkButton>
          ) : null}
        </div>
      }
    >
      {t(ordersToo ? 'ordered' : 'body')}
    </EmptyState>
  )
}
