import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CartFromText } from '@/components/cart/cart-page-client'
import { shopperRefusals } from '@/components/cart/shopper-refusals'
import { Page } from '@/components/layout/page'
import { getCart } from '@/lib/cart/queries'
import type { Context } from '@/lib/gate/context'
import { answerPageAhead, askedShell } from '@/lib/gate/page-ahead'
import { pageContext } from '@/lib/gate/page-context'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { localeParam } from '@/lib/i18n/locale-param'
import { writePlain } from '@/lib/kernel/plain-text'

type CartRouteProps = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: CartRouteProps): Promise<Metadata> {
  await localeParam(params)
  const t = await getTranslations('cart')
  return { title: t('title'), robots: { index: false } }
}

const read = async (ctx: Context) => ({ told: { initial: await getCart(ctx) }, fixed: null })

answerPageAhead('/cart', read)

export default async function CartRoute({ params }: CartRouteProps) {
  await localeParam(params)
  const [t, shell] = await Promise.all([getTranslations('cart'), askedShell(read)])
  const told = shell?.told ?? writePlain((await read(await pageContext())).told)
  return (
    <Page title={t('title')}>
      <ClientMessages namespaces={['cart', ...shopperRefusals]}>
        <CartFromText told={told} />
      </ClientMessages>
    </Page>
  )
}
