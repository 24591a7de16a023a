import { formatDate, formatMoney, formatPoints } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/routing'
import { firstRegion } from '@/lib/i18n/shop-region'
import { paths } from '@/lib/paths'
import type { MailContent, QueuedMail } from './mail'
import type { Translate } from './write-mail'

type Worded = Pick<MailContent, 'subject' | 'title' | 'paragraphs' | 'order'> & { path: string }

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Which tier will be lost on which day, and what keeps it. */
export function wordTier(t: Translate, params: QueuedMail['params'], locale: Locale): Worded {
  const { endsAt, timeZone, measure, fromDay, currency, nameZh, nameEn } = params
  // a letter that was written before tiers went by points says its money by that name
  const missing = params.missing === undefined ? params.missingMinor : params.missing
  const left = Number(missing ?? 0)
  const said = missing === null ? 'anew' : fromDay ? 'from' : 'body'
  const facts = {
    tier: textOf(locale === 'en' ? nameEn : nameZh),
    measure: textOf(measure) || 'spend',
    amount:
      measure === 'points'
        ? formatPoints(left, locale)
        : formatMoney(left, textOf(currency) || firstRegion.currency, locale, { trimZeros: true }),
    from: fromDay ? formatDate(Date.parse(textOf(fromDay)), locale, 'day', 'UTC') : '',
    date: formatDate(Date.parse(textOf(endsAt)) - 1, locale, 'day', textOf(timeZone) || undefined),
  }
  return {
    subject: t('tier-ending.subject', facts),
    title: t('tier-ending.title', facts),
    paragraphs: [t(`tier-ending.${said}`, facts)],
    order: null,
    path: paths.products(),
  }
}
