import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NoOrder } from '@/components/orders/no-order'
import { OrderPage } from '@/components/orders/order-page-client'
import { orderWords } from '@/components/orders/order-words'
import { pageContext } from '@/lib/gate/page-context'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { localeParam } from '@/lib/i18n/locale-param'
import { findOrder } from '@/lib/orders/queries'
import { orderLinkSchema } from '@/lib/orders/schema'
import { paths } from '@/lib/paths'

type OrderRouteProps = {
  params: Promise<{ locale: string; number: string }>
  searchParams: Promise<{ token?: string | string[]; session?: string | string[] }>
}

export async function generateMetadata({ params }: OrderRouteProps): Promise<Metadata> {
  await localeParam(params)
  const t = await getTranslations('orders')
  return { title: t('title'), robots: { index: false, follow: false }, referrer: 'no-referrer' }
}

export default async function OrderRoute({ params, searchParams }: OrderRouteProps) {
  await localeParam(params)
  const [ctx, { number }, { token, session }] = await Promise.all([pageContext(), params, searchParams])
  const link = orderLinkSchema.safeParse({ number, token: token ?? null })
  const found = link.success ? await findOrder(ctx, link.data) : null
  if (!link.success || !found?.ok) {
    const isExpired = found?.ok === false && found.refusal === 'link-expired'
    return <NoOrder isExpired={isExpired} isSignedIn={ctx.actor !== null} returnTo={paths.order(number)} />
  }
  return (
    <ClientMessages namespaces={orderWords(found.value)}>
      <OrderPage order={found.value} token={link.data.token} isBack={session !== undefined} />
    </ClientMessages>
  )
}
