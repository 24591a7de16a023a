import { createTranslator } from 'next-intl'
import { changedFields } from '@/lib/audit/rules'
import { loadMessages } from '@/lib/i18n/load-messages'
import { deedName, fieldWords, orderLabel, postingParts, reasonText } from '@/lib/i18n/record-words'
import type { Locale } from '@/lib/i18n/routing'
import type { ShopRegion } from '@/lib/i18n/shop-region'
import { type CellWords, wordsOfCodes } from './kinds/rules'

/** The words of a sheet in one language: those that the pages have for the same codes. The worker has no request to take the region from. */
export async function cellWords(locale: Locale, region: ShopRegion): Promise<CellWords> {
  const messages = await loadMessages(locale)
  const t = createTranslator({ locale, messages })
  const journal = createTranslator({ locale, messages, namespace: 'merchant.journal' })
  const audit = createTranslator({ locale, messages, namespace: 'merchant.audit' })
  const fields = fieldWords(audit, locale, region)

  const say: CellWords['say'] = (what, code) => {
    if (code === null) return null
    const key = wordsOfCodes[what].replace('*', code) as 'merchant.orderState.paid'
    return t.has(key) ? t(key) : code
  }

  return {
    say,
    own: (zh, en) => (locale === 'en' ? (en ?? zh) : zh),
    orderStanding: ({ state, isPartlyRefunded, isRefundAsked }) =>
      [
        say('order', state),
        isRefundAsked ? t('merchant.request.badge') : '',
        isPartlyRefunded ? t('refunds.partly') : '',
      ]
        .filter(Boolean)
        .join(' · '),
    why: ({ source, orderNumber, ...posting }) =>
      [
        source.startsWith('order:') ? orderLabel(journal, orderNumber) : '',
        ...postingParts(journal, locale, { ...posting, actorName: null }, region),
      ]
        .filter(Boolean)
        .join(' · '),
    deed: (action) => deedName(audit, action),
    side: (before, after, which) =>
      changedFields(before, after)
        .filter((change) => change[which] !== null)
        .map(
          (change) =>
            `${fields.name(change.field)}${t('exports.colon')}${fields.say(change.field, change[which]).text.replace(/\s+/g, ' ')}`,
        )
        .join('\n') || null,
    reason: (reason) => reasonText(journal, locale, reason),
    doer: (name) => name ?? t('merchant.kit.theShop'),
  }
}
