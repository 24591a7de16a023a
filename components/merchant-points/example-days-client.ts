import { useLocale, useTranslations } from 'next-intl'
import type { EarningTerms } from '@/lib/earning/rules'
import { formatDate } from '@/lib/i18n/format'
import { dayStartIn, endOfDayAfterDays, plusDays } from '@/lib/kernel/time'
import { expiresAt, releaseAt } from '@/lib/points/lots/rules'

type ExampleShop = { timeZone: string; today: string; returnWindowDays: number }

/** A parcel of the example is three days on its way. */
const ON_ITS_WAY = 3

/** From when and until when the points of an order are good that is paid today, by the rules that will decide it. */
export function useExampleDays(earning: Pick<EarningTerms, 'pending' | 'expiry'> | null, shop: ExampleShop) {
  const t = useTranslations('merchant.rules.example')
  const locale = useLocale()
  if (!earning || !shop.today) return []
  const { timeZone } = shop
  const paid = dayStartIn(shop.today, timeZone)
  const delivered = plusDays(paid, ON_ITS_WAY, timeZone)
  const onEvent =
    earning.pending.kind === 'delivered' ? delivered : endOfDayAfterDays(delivered, shop.returnWindowDays, timeZone)
  const usable = releaseAt(paid, earning.pending, timeZone) ?? onEvent
  const end = expiresAt(usable, earning.expiry, timeZone)
  const day = (moment: Date) => formatDate(moment, locale, 'day', timeZone)
  const when = usable.getTime() === paid.getTime() ? t('atOnce') : day(usable)
  const assumed = earning.pending.kind === 'days' ? '' : ` (${t('assuming', { date: day(delivered) })})`
  return [
    { name: t('usable'), value: `${when}${assumed}` },
    { name: t('goodUntil'), value: end ? day(new Date(end.getTime() - 1)) : t('never') },
  ]
}
