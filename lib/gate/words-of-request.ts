import { hasLocale } from 'next-intl'
import { getRequestConfig } from 'next-intl/server'
import { loadMessages } from '@/lib/i18n/load-messages'
import { routing } from '@/lib/i18n/routing'
import { countIn, shopTimeZone } from '@/lib/i18n/shop-region'
import { findShopSign } from './shop-sign'

/** What every page is worded with: its language, the shop's name, its money and its days; as heard last where the database is away. */
export default getRequestConfig(async ({ requestLocale }) => {
  const asked = await requestLocale
  const locale = hasLocale(routing.locales, asked) ? asked : routing.defaultLocale
  const [messages, sign] = await Promise.all([loadMessages(locale), findShopSign()])
  if (!sign) return { locale, messages, timeZone: shopTimeZone() }
  countIn({ currency: sign.currency, timeZone: sign.timeZone })
  const shopName = locale === 'en' ? sign.nameEn : sign.nameZh
  return { locale, timeZone: sign.timeZone, messages: { ...messages, common: { ...messages.common, shopName } } }
})
