import { createTranslator } from 'next-intl'
import { formatDate, formatMoney, formatPoints } from '@/lib/i18n/format'
import { loadMessages } from '@/lib/i18n/load-messages'
import type { Locale } from '@/lib/i18n/routing'
import type { ShopRegion } from '@/lib/i18n/shop-region'
import type { PostingKind } from '../rules'
import { sayShare } from '../shares/rules'
import type { StatementLine } from './queries'

/** Not a posting: an award that its budget could not pay. */
const NOT_GIVEN = 'not-given'

// A kind that came later and has no sentence yet is left without one; a statement is never refused for want of words.
const silent = { onError: () => {}, getMessageFallback: () => '' }

/** The words of a statement in one language: its own, and what each posting was and why. */
export async function sayStatement(locale: Locale, { currency, timeZone }: ShopRegion) {
  const messages = await loadMessages(locale)
  const t = createTranslator({ locale, messages, namespace: 'points', ...silent })
  const own = createTranslator({ locale, messages, namespace: 'statement', ...silent })
  const points = (amount: unknown) => formatPoints(Number(amount ?? 0), locale)
  const money = (amount: unknown) => formatMoney(Number(amount ?? 0), currency, locale, { trimZeros: true })
  const day = (end: unknown) =>
    typeof end === 'string' ? formatDate(Date.parse(end) - 1, locale, 'day', timeZone) : ''

  const what = ({ kind, orderNumber, explanation }: StatementLine): string => {
    if (kind === NOT_GIVEN)
      return typeof explanation.note === 'string' && explanation.note ? explanation.note : t('notGiven.title')
    const title = locale === 'en' ? explanation.titleEn : explanation.titleZh
    const deed = locale === 'en' ? explanation.behaviourEn : explanation.behaviourZh
    if (typeof deed === 'string')
      return t(kind === 'behaviour-award' ? 'kind.behaviour-award' : 'kind.behaviour-reversal', { name: deed })
    const values = { order: orderNumber ?? '', title: typeof title === 'string' ? title : '' }
    const without = `kind.noOrder.${kind}` as 'kind.noOrder.hold'
    if (!orderNumber && t.has(without)) return t(without)
    return t.has(`kind.${kind}` as 'kind.expiry') ? t(`kind.${kind}` as 'kind.hold', values) : own('otherKind')
  }

  const why = (line: StatementLine): string => {
    const { kind, explanation: e } = line
    const said = [sentence(line)]
    if (typeof e.reason === 'string' && e.reason && kind !== 'manual') said.push(t('why.reason', { reason: e.reason }))
    return said.filter(Boolean).join(' ')
  }

  // each amount of a refund's share as it is written, by its name
  const share = ({ kind, explanation: e }: StatementLine): string =>
    sayShare(kind as PostingKind, e)
      .map((said) => {
        const written = [
          ...Object.entries(said.points).map(([name, amount]) => [name, points(amount)]),
          ...Object.entries(said.money).map(([name, amount]) => [name, money(amount)]),
        ]
        return t(`why.share.${said.key}`, Object.fromEntries(written) as Record<string, string> as never)
      })
      .join(' ')

  const sentence = (line: StatementLine): string => {
    const { kind, explanation: e, pending } = line
    switch (kind) {
      case NOT_GIVEN:
        return t('notGiven.why', { points: points(e.askedPoints) })
      case 'order-award':
        return typeof e.baseMinor === 'number'
          ? own('award', { base: money(e.baseMinor), rate: points(e.ratePointsPerUnit), points: points(e.totalPoints) })
          : ''
      case 'release':
        return t('why.release', { date: day(e.releasesAt), points: points(-pending) })
      case 'hold':
        return t(e.late ? 'why.late' : 'why.hold')
      case 'spend':
        return typeof e.pointsMinor === 'number' ? t('why.spend', { money: money(e.pointsMinor) }) : t('why.spendPlain')
      case 'exchange':
        return t('why.exchange', { points: points(e.costPoints) })
      case 'draw':
        return t('why.draw', { points: points(e.costPoints) })
      case 'campaign-award':
        return typeof e.drawNo === 'number'
          ? t('why.campaign-award-drawn', { points: points(e.points), no: String(e.drawNo) })
          : t('why.campaign-award', { points: points(e.points) })
      case 'exchange-return':
        return t('why.exchange-return', { points: points(e.points) })
      case 'expiry':
        return t('why.expiry', { date: day(e.expiresAt) })
      case 'debt-netting':
        return t('why.debt-netting', { points: points(e.debtBeforePoints) })
      case 'manual':
        return typeof e.note === 'string' ? t('why.manual', { note: e.note }) : ''
      case 'hold-release':
        return t('why.hold-release')
      case 'spend-return':
      case 'award-reversal':
        return share(line) || t(`why.${kind}`)
      default:
        return ''
    }
  }
  return { t: own, what, why }
}
