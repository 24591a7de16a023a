import type { useTranslations } from 'next-intl'
import { formatBasisPoints, formatDate, formatMoney, formatPoints } from './format'
import { type ShopRegion, shopRegion } from './shop-region'

// How pages and files alike say what the record and the journal keep.

type AuditWords = ReturnType<typeof useTranslations<'merchant.audit'>>
type JournalWords = ReturnType<typeof useTranslations<'merchant.journal'>>

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/
const MONTHS_SHARE = /^plan:(\d{4})-(\d{2})$/
/** More than this is folded: a definition, a list of variants. */
const LONGEST = 160

export type SaidValue = { text: string; isLong: boolean }

/** A deed in words; one that has none yet is shown as it is kept («order.refund»). */
export function deedName(t: AuditWords, action: string): string {
  const key = `deeds.${action.replaceAll('.', '-')}` as 'deeds.order-refund'
  return t.has(key) ? t(key) : action
}

/** A field and what stood in it as the form says it: money, points, shares and moments by the unit that its name ends in. */
export function fieldWords(t: AuditWords, locale: string, { currency, timeZone }: ShopRegion = shopRegion()) {
  function step(name: string): string {
    const key = `fields.${name}` as 'fields.state'
    return t.has(key) ? t(key) : name
  }

  function number(name: string, value: number): string {
    if (/minor$/i.test(name)) return formatMoney(value, currency, locale)
    if (/bps$/i.test(name)) return formatBasisPoints(value, locale)
    return formatPoints(value, locale)
  }

  function say(path: string, value: unknown): SaidValue {
    const name = path.split('.').at(-1) ?? path
    if (value === null || value === undefined || value === '') return { text: '—', isLong: false }
    if (typeof value === 'boolean') return { text: t(value ? 'yes' : 'no'), isLong: false }
    if (typeof value === 'number') return { text: number(name, value), isLong: false }
    if (typeof value === 'string') {
      const known = `values.${value}` as 'values.active'
      if (INSTANT.test(value)) return { text: formatDate(value, locale, 'time', timeZone), isLong: false }
      return { text: /^[a-z_-]+$/.test(value) && t.has(known) ? t(known) : value, isLong: value.length > LONGEST }
    }
    if (Array.isArray(value) && value.every((one) => typeof one === 'string'))
      return {
        text: value.map((one) => say(path, one).text).join(t('and')) || '—',
        isLong: value.join().length > LONGEST,
      }
    const text = JSON.stringify(value, null, 2)
    return { text, isLong: text.length > 40 }
  }

  return { name: (path: string) => path.split('.').map(step).join(' › '), say }
}

/** A reason as somebody wrote it; the one that the year plan writes for itself in words. */
export function reasonText(t: JournalWords, locale: string, reason: string): string {
  const [, year, month] = MONTHS_SHARE.exec(reason) ?? []
  if (!year || !month) return reason
  const day = new Date(Date.UTC(Number(year), Number(month) - 1, 1))
  const named = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(day)
  return t('monthsShare', { month: named })
}

type Posting = {
  kind: string
  explanation: Record<string, unknown>
  actorName: string | null
  budget: { titleZh: string; titleEn: string } | null
}

const written = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

/** Why points came or went, beside the order: the deed, the campaign and which draw of it, the budget, the reason that was given, by whom. */
export function postingParts(
  t: JournalWords,
  locale: string,
  posting: Posting,
  { timeZone }: Pick<ShopRegion, 'timeZone'> = shopRegion(),
): string[] {
  const { kind, explanation, budget, actorName } = posting
  const own = (name: string) => written(explanation[`${name}${locale === 'en' ? 'En' : 'Zh'}`])
  const campaign = own('campaign')
  const from = (locale === 'en' ? budget?.titleEn : budget?.titleZh) ?? ''
  const [expiresAt, drawNo] = [written(explanation.expiresAt), written(explanation.drawNo)]
  return [
    kind === 'exchange' || kind === 'exchange-return' ? own('title') : '',
    own('behaviour'),
    campaign,
    drawNo ? t('drawNo', { no: drawNo }) : '',
    own('prize'),
    kind === 'expiry' && expiresAt ? t('lastDay', { date: formatDate(expiresAt, locale, 'short', timeZone) }) : '',
    // a campaign's own budget is called as the campaign is
    from && from !== campaign ? (kind.startsWith('budget-') ? from : t('outOf', { budget: from })) : '',
    reasonText(t, locale, written(explanation.reason)) || written(explanation.note),
    actorName ? t('by', { who: actorName }) : '',
  ].filter(Boolean)
}

/** The order that a posting or a lot came of, by its number. */
export const orderLabel = (t: JournalWords, number: string | number | null): string =>
  number ? t('orderNumber', { number: String(number) }) : t('order')
