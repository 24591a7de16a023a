import { getLocale, getTranslations } from 'next-intl/server'
import { Panel } from '@/components/merchant-kit/panel'
import { Package } from '@/components/ui/icons'
import { formatMoney, formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import type { StaffOrder } from '@/lib/orders/staff/queries'
import { paths } from '@/lib/paths'
import { OrderReceipt } from './order-receipt'

/** What was bought, as it was on that day, and how the total came about. */
export async function OrderLines({ order }: { order: StaffOrder }) {
  const t = await getTranslations('merchant.order')
  const refunds = await getTranslations('refunds')
  const locale = await getLocale()
  const money = (amount: number) => formatMoney(amount, order.currency, locale)
  return (
    <Panel title={t('lines')}>
      <ul className="mb-5 grid divide-y divide-line border-line border-b">
        {order.lines.map((line, place) => {
          const options = (locale === 'en' ? line.optionsEn : line.optionsZh).join(' · ')
          return (
            <li key={place} className="flex items-center gap-4 py-3 first:pt-0">
              <span className="grid size-14 shrink-0 place-items-center overflow-clip rounded-lg bg-sunken text-ink-faint">
                {line.imageFile ? (
                  <img
                    src={`/media/${line.imageFile}-320.webp`}
                    alt=""
                    width={56}
                    height={56}
                    className="size-full object-cover"
                  />
                ) : (
                  <Package aria-hidden="true" className="size-5" />
                )}
              </span>
              <span className="min-w-0 flex-1">
                <span className="block">{locale === 'en' ? line.titleEn : line.titleZh}</span>
                <span className="block text-ink-muted text-sm tabular">
                  {[options, `${money(line.unitPriceMinor)} × ${line.quantity}`].filter(Boolean).join('　')}
                </span>
                {line.refundedQuantity > 0 || line.refundedNetMinor > 0 ? (
                  <span className="block text-on-danger-soft text-sm tabular">
                    {refunds('lineBack', { count: line.refundedQuantity, amount: money(line.refundedNetMinor) })}
                  </span>
                ) : null}
              </span>
              <span className="font-medium tabular">{money(line.goodsMinor)}</span>
            </li>
          )
        })}
      </ul>
      <OrderReceipt order={order} />
      {order.draws && order.campaignId ? (
        <p className="mt-4 text-ink-muted text-sm">
          {t('draws', { opened: order.draws.opened, unopened: order.draws.unopened, back: order.draws.givenBack })}{' '}
          <Link href={paths.merchant.campaign(order.campaignId)} className="underline underline-offset-4">
            {t('drawsCampaign')}
          </Link>
        </p>
      ) : null}
      {order.rewardId ? (
        <p className="mt-4 text-ink-muted text-sm">
          {t('reward', { points: formatPoints(order.spentPoints, locale) })}{' '}
          <Link href={paths.merchant.claims({ reward: order.rewardId })} className="underline underline-offset-4">
            {t('rewardClaims')}
          </Link>
        </p>
      ) : null}
    </Panel>
  )
}
