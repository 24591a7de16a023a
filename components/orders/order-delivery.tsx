import { useLocale, useTranslations } from 'next-intl'
import { AddressLines } from '@/components/account/address-lines'
import type { OrderView } from '@/lib/orders/queries'

/** Who gets it, where, and by whom it is brought. */
export function OrderDelivery({ order }: { order: OrderView }) {
  const t = useTranslations('orders')
  const locale = useLocale()
  const { address, email, note, trackingCarrier, trackingNumber } = order
  // what is no parcel goes to nobody's door
  if ((order.rewardId || order.campaignId) && !address.line1) return null
  return (
    <section aria-labelledby="order-delivery" className="grid gap-4">
      <h2 id="order-delivery" className="font-display font-semibold text-lg">
        {t('address')}
      </h2>
      <div>
        <AddressLines address={address} locale={locale} />
        <p className="break-all text-ink-muted">{email}</p>
      </div>
      {trackingNumber ? (
        <p className="grid gap-0.5 rounded-xl bg-sunken px-4 py-3">
          <span className="font-medium">{trackingCarrier}</span>
          <span className="select-all text-sm tabular">{t('delivery.number', { number: trackingNumber })}</span>
        </p>
      ) : null}
      {note ? (
        <p className="text-sm">
          <span className="text-ink-muted">{t('note')}</span> {note}
        </p>
      ) : null}
    </section>
  )
}
