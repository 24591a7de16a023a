import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CartPage } from '@/components/cart/cart-page-client'
import { shopperRefusals } from '@/components/cart/shopper-refusals'
import { Page } from '@/components/layout/page'
import { getCart } from '@/lib/cart/queries'
import { pageContext } from '@/lib/gate/page-context'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { localeParam } from '@/lib/i18n/locale-param'

type CartRouteProps = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: CartRouteProps): Promise<Metadata> {
  await localeParam(params)
  const t = await getTranslations('cart')
  return { title: t('title'), robots: { index: false } }
}

export default async function CartRoute({ params }: CartRouteProps) {
  await localeParam(params)
  const [t, cart] = await Promise.all([getTranslations('cart'), pageContext().then(getCart)])
  return (
    <Page title={t('title')}>
      <ClientMessages namespaces={['cart', ...shopperRefusals]}>
        <CartPage initial={cart} />
      </ClientMessages>
    </Page>
  )
}
