import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { Breadcrumb } from '@/components/layout/breadcrumb'
import { Page } from '@/components/layout/page'
import { OrderDeedsOf } from '@/components/merchant-orders/order-deeds'
import { OrderHeading } from '@/components/merchant-orders/order-heading'
import { OrderLines } from '@/components/merchant-orders/order-lines'
import { OrderMoney } from '@/components/merchant-orders/order-money'
import { OrderPoints } from '@/components/merchant-orders/order-points'
import { OrderShopper } from '@/components/merchant-orders/order-shopper'
import { OrderTimeline } from '@/components/merchant-orders/order-timeline'
import { RefundRequests } from '@/components/merchant-orders/refund-requests'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { formatDate } from '@/lib/i18n/format'
import { findStaffOrder } from '@/lib/orders/staff/queries'
import { paths } from '@/lib/paths'
import type { MerchantDetailProps } from '../../merchant-page'

export default async function OrderPage({ params }: MerchantDetailProps) {
  const { id } = await params
  const ctx = await staffPage('orders.read', paths.merchant.order(id))
  const order = z.uuid().safeParse(id).success ? await findStaffOrder(ctx, id) : null
  if (!order) notFound()
  const t = await getTranslations('merchant')
  const locale = await getLocale()
  const { staffRole } = ctx.actor
  const crumbs = [{ label: t('orders.title'), href: paths.merchant.orders() }, { label: `#${order.number}` }]
  return (
    <Page
      breadcrumb={<Breadcrumb items={crumbs} label={t('kit.where')} />}
      title={<OrderHeading order={order} />}
      lead={t('order.placed', { when: formatDate(order.placedAt, locale, 'time') })}
      actions={
        <OrderDeedsOf
          order={order}
          mayShip={may(staffRole, 'orders.ship')}
          mayRefund={may(staffRole, 'orders.refund')}
        />
      }
    >
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 gap-4 *:min-w-0">
          <OrderLines order={order} />
          <RefundRequests order={order} mayRefund={may(staffRole, 'orders.refund')} />
          <OrderMoney order={order} mayRefund={may(staffRole, 'orders.refund')} />
          <OrderPoints order={order} />
        </div>
        <div className="grid min-w-0 gap-4 *:min-w-0">
          <OrderShopper order={order} seesShoppers={may(staffRole, 'shoppers.read')} />
          <OrderTimeline order={order} />
        </div>
      </div>
    </Page>
  )
}
