import { useLocale, useTranslations } from 'next-intl'
import type { InviteSettings } from '@/lib/campaigns/invite/schema'
import type { Definition } from '@/lib/campaigns/schema'
import { formatDate, formatMoney } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-region'

/** The rules in so many sentences, out of the definition itself. */
export function InviteTerms({ definition, settings }: { definition: Definition; settings: InviteSettings }) {
  const t = useTranslations('campaigns.invite.terms')
  const locale = useLocale()
  const { disclosures, startsAt, endsAt } = definition
  const date = (at: string) => formatDate(new Date(at), locale, 'time')
  const words = {
    from: date(startsAt),
    until: date(endsAt),
    money: formatMoney(settings.minOrderMinor, shopCurrency(), locale),
    days: settings.attributionDays,
    perDay: settings.maxPerDay,
    organiser: locale === 'en' ? disclosures.organiserEn : disclosures.organiserZh,
    contact: disclosures.contact,
  }
  return (
    <ol className="grid list-decimal gap-2 ps-5 text-ink-muted marker:text-ink-faint">
      {(['when', 'new', 'order', 'window', 'once', 'limit', 'look', 'privacy', 'share', 'organiser'] as const).map(
        (key) => (
          <li key={key}>{t(key, words)}</li>
        ),
      )}
    </ol>
  )
}
