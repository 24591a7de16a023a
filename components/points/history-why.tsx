import { useLocale, useTranslations } from 'next-intl'
import type { RuleRow } from '@/lib/earning/engine/rules'
import type { AwardExplanation } from '@/lib/earning/rules'
import { formatDate, formatMoney, formatPoints } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-region'
import type { HistoryLine } from '@/lib/points/queries'
import { sayShare } from '@/lib/points/shares/rules'
import { AwardArithmetic } from './award-arithmetic'
import { useRuleRowWords } from './rule-row-words'

/** Why points came or went, out of what the posting was written with. */
export function HistoryWhy({ line }: { line: HistoryLine }) {
  const t = useTranslations('points.why')
  const sentence = useSentence(line)
  const share = useShare(line)
  if (isAward(line)) return <AwardArithmetic explanation={line.explanation} />
  const { reason } = line.explanation
  return (
    <>
      {share.length > 0 ? share.map((said) => <p key={said}>{said}</p>) : sentence ? <p>{sentence}</p> : null}
      {typeof reason === 'string' && reason ? <p className="mt-1">{t('reason', { reason })}</p> : null}
    </>
  )
}

// A look instead of the schema: the ledger wrote it, and a parser would weigh more than this page.
function isAward(line: HistoryLine): line is HistoryLine & { explanation: AwardExplanation } {
  return line.kind === 'order-award' && typeof line.explanation.baseMinor === 'number'
}

// as above: the ledger wrote it
const rowsOf = ({ rules }: HistoryLine['explanation']) => (Array.isArray(rules) ? (rules as RuleRow[]) : [])

/** A refund's part of the order, counted so that it can be counted again. */
function useShare({ kind, explanation }: HistoryLine): string[] {
  const t = useTranslations('points.why.share')
  const locale = useLocale()
  const money = (amount: number) => formatMoney(amount, shopCurrency(), locale, { trimZeros: true })
  return sayShare(kind, explanation).map((said) =>
    t(said.key, {
      ...mapValues(said.points, (amount) => formatPoints(amount, locale)),
      ...mapValues(said.money, money),
    }),
  )
}

const mapValues = (amounts: Readonly<Record<string, number>>, write: (amount: number) => string) =>
  Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, write(amount)]))

function useSentence(line: HistoryLine): string | null {
  const t = useTranslations('points.why')
  const locale = useLocale()
  const { kind, explanation: why } = line
  const points = (amount: unknown) => formatPoints(Number(amount ?? 0), locale)
  const row = useRuleRowWords()
  const sayRow = (one: RuleRow) => t('behaviour-award', { rule: row(one), points: points(one.points) })
  const day = (moment: unknown) => (typeof moment === 'string' ? lastDay(moment, locale) : '')
  switch (kind) {
    case 'release': {
      const values = { date: day(why.releasesAt), points: points(-line.pendingPoints) }
      const delivered = why.releaseOn === 'delivered' && typeof why.releasesAt === 'string'
      const moved = delivered
        ? t('releaseOn.delivered', { ...values, date: formatDate(String(why.releasesAt), locale) })
        : t('release', values)
      return line.debtPoints > 0 ? `${moved} ${t('releaseNet', { debt: points(line.debtPoints) })}` : moved
    }
    case 'hold':
      return t(why.late ? 'late' : 'hold')
    case 'hold-release':
    case 'spend-return':
      return t(kind)
    case 'award-reversal':
      return t(why.behaviour ? 'behaviour-reversal' : kind)
    case 'behaviour-award':
      return rowsOf(why).map(sayRow).join(' ') || null
    case 'spend':
      return typeof why.pointsMinor === 'number'
        ? t('spend', { money: formatMoney(why.pointsMinor, shopCurrency(), locale, { trimZeros: true }) })
        : t('spendPlain')
    case 'exchange':
      return t('exchange', { points: points(why.costPoints) })
    case 'draw':
      return t('draw', { points: points(why.costPoints) })
    case 'campaign-award':
      return typeof why.drawNo === 'number'
        ? t('campaign-award-drawn', { points: points(why.points), no: String(why.drawNo) })
        : t('campaign-award', { points: points(why.points) })
    case 'exchange-return':
      return t('exchange-return', { points: points(why.points) })
    case 'expiry':
      return t('expiry', { date: day(why.expiresAt) })
    case 'debt-netting':
      return t('debt-netting', { points: points(why.debtBeforePoints) })
    case 'merge':
    case 'merge-revert':
      return t('merged', {
        available: points(why.availablePoints),
        pending: points(why.pendingPoints),
        debt: points(why.debtPoints),
      })
    case 'manual-revert':
    case 'manual':
      return typeof why.note === 'string' ? t('manual', { note: why.note }) : null
    default:
      return null
  }
}

/** An end is the first instant of the next day; people know the day before it. */
export function lastDay(end: string | Date, locale: string): string {
  return formatDate(new Date(end).getTime() - 1, locale)
}
