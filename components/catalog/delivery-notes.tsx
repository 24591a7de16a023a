import { getTranslations } from 'next-intl/server'
import { pendingValues } from '@/components/points/lot-words'
import type { CounterView } from '@/lib/catalog/queries'
import { formatMoney } from '@/lib/i18n/format'
import type { PendingTerms } from '@/lib/points/lots/rules'

type DeliveryNotesProps = { counter: CounterView; pending: PendingTerms; locale: string }

/** What delivery costs and how things come back, said from the shop's own settings. */
export async function DeliveryNotes({ counter, pending, locale }: DeliveryNotesProps) {
  const t = await getTranslations('catalog.product')
  const money = (amount: number) => formatMoney(amount, counter.currency, locale, { trimZeros: true })
  const flat = money(counter.shippingFlatMinor)
  const free = counter.shippingFreeOverMinor
  return (
    <ul className="grid list-disc gap-1.5 pl-5 marker:text-line-strong">
      <li>{free === null ? t('shippingFlat', { flat }) : t('shippingFree', { over: money(free), flat })}</li>
      <li>{t('shippingAbroad', { abroad: money(counter.shippingAbroadMinor) })}</li>
      <li>{t('returns', { days: counter.returnWindowDays })}</li>
      <li>{t(`pointsNote.${pending.kind}`, pendingValues(pending))}</li>
    </ul>
  )
}
