import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NoOrder } from '@/components/orders/no-order'
import { refundRefusals } from '@/components/orders/refund-refusals'
import { RefundRequestPage } from '@/components/orders/refund-request-page'
import { pageContext } from '@/lib/gate/page-context'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { localeParam } from '@/lib/i18n/locale-param'
import { findOrder } from '@/lib/orders/queries'
import { orderLinkSchema } from '@/lib/orders/schema'
import { paths } from '@/lib/paths'

type RefundRouteProps = {
  params: Promise<{ locale: string; number: string }>
  searchParams: Promise<{ token?: string | string[] }>
}

const words = ['orders.request', 'refunds', ...refundRefusals] as const

export async function generateMetadata({ params }: RefundRouteProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await localeParam(params), namespace: 'orders.request' })
  return { title: t('title'), robots: { index: false, follow: false }, referrer: 'no-referrer' }
}

export default async function RefundRoute({ params, searchParams }: RefundRouteProps) {
  await localeParam(params)
  const [ctx, { number }, { token }] = await Promise.all([pageContext(), params, searchParams])
  const link = orderLinkSchema.safeParse({ number, token: token ?? null })
  const found = link.success ? await findOrder(ctx, link.data) : null
  if (!link.success || !found?.ok) {
    const isExpired = found?.ok === false && found.refusal === 'link-expired'
    return <NoOrder isExpired={isExpired} isSignedIn={ctx.actor !== null} returnTo={paths.orderRefund(number)} />
  }
  return (
    <ClientMessages namespaces={words}>
      <RefundRequestPage order={found.value} token={link.data.token} />
    </ClientMessages>
  )
}
