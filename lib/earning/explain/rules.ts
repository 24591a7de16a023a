import { MINOR_PER_UNIT } from '@/lib/kernel/money'
import type { RuleRow } from '../engine/rules'
import type { Cut } from '../limits/rules'
import type { AwardExplanation } from '../rules'

/** How one language writes the parts of the sentence. */
export type ExplainWords = {
  money: (minor: number) => string
  points: (points: number) => string
  coupon: string
  pointsSpent: string
  tax: string
  shipping: string
  name: (row: Pick<RuleRow, 'nameZh' | 'nameEn'>) => string
  cut: (cut: Cut) => string
}

/** An award in one line: "¥259 − ¥20 points − ¥12 shipping = ¥227 → 227 × 1 = 227 → weekend × 2 = 454 → daily cap 400". */
export function explainAward(award: AwardExplanation, words: ExplainWords): string {
  const { money, points } = words
  const off = [
    [award.couponMinor, words.coupon],
    [award.pointsMinor, words.pointsSpent],
    [award.taxMinor, words.tax],
    [award.shippingExcludedMinor, words.shipping],
  ] as const
  const taken = off.filter(([amount]) => amount > 0).map(([amount, word]) => ` − ${money(amount)} ${word}`)
  const parts = [
    `${money(award.goodsMinor + award.shippingExcludedMinor)}${taken.join('')}${taken.length > 0 ? ` = ${money(award.baseMinor)}` : ''}`,
  ]
  let sum: number = award.ratePoints
  if (award.ratePointsPerUnit > 0) {
    const units = String(award.baseMinor / MINOR_PER_UNIT)
    parts.push(`${units} × ${award.ratePointsPerUnit} = ${points(sum)}`)
  }
  if (award.step) {
    sum += award.step.bonusPoints
    parts.push(`${money(award.step.thresholdMinor)} + ${points(award.step.bonusPoints)} = ${points(sum)}`)
  }
  for (const row of award.rules ?? []) {
    parts.push(sayRow(row, sum + row.askedPoints, words))
    sum += row.points
    if (row.cut) parts.push(`${words.cut(row.cut)} = ${points(sum)}`)
  }
  return parts.join(' → ')
}

function sayRow(row: RuleRow, after: number, { points, name }: ExplainWords): string {
  const { arithmetic } = row
  const how = arithmetic.kind === 'multiplier' ? `× ${arithmetic.bps / 10_000}` : `+ ${points(row.askedPoints)}`
  return `${name(row)} ${how} = ${points(after)}`
}
