import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { OrderList } from '@/components/orders/order-list'
import { OrderTabs } from '@/components/orders/order-tabs'
import { shopperPage } from '@/lib/gate/page-context'
import { localeParam } from '@/lib/i18n/locale-param'
import { countOrders, listOrders } from '@/lib/orders/queries'
import { orderListSchema } from '@/lib/orders/schema'
import { paths } from '@/lib/paths'

type OrdersRouteProps = {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: OrdersRouteProps): Promise<Metadata> {
  await localeParam(params)
  const t = await getTranslations('orders')
  return { title: t('title'), robots: { index: false } }
}

export default async function OrdersRoute({ params, searchParams }: OrdersRouteProps) {
  await localeParam(params)
  const ctx = await shopperPage(paths.accountOrders())
  const asked = orderListSchema.parse(await searchParams)
  const [t, counts, list] = await Promise.all([getTranslations('orders'), countOrders(ctx), listOrders(ctx, asked)])
  return (
    <Page title={t('title')} width="narrow">
      <OrderTabs counts={counts} current={asked.state} />
      <OrderList {...list} state={asked.state} isFirst={asked.before === null} />
    </Page>
  )
}
