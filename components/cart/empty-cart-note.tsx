import { ShoppingBag } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/layout/link-button'
import { EmptyState } from '@/components/ui/empty-state'
import { paths } from '@/lib/paths'

/** Nothing in the cart: one way on. */
export function EmptyCartNote() {
  const t = useTranslations('cart.empty')
  return (
    <EmptyState
      mark={<ShoppingBag strokeWidth={1.5} />}
      title={t('title')}
      action={<LinkButton href={paths.products()}>{t('action')}</LinkButton>}
    >
      {t('body')}
    </EmptyState>
  )
}
