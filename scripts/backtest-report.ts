// How `npm run backtest` writes a report: tables of plain text, in the language of the terminal.
import type { createTranslator } from 'next-intl'
import type { Interval } from '@/lib/backtest/bootstrap/rules'
import type { BacktestReport, Comparison } from '@/lib/backtest/report/rules'
import { textOfMinor } from '@/lib/kernel/money'
import type english from '@/messages/en/backtest.json'

type Translate = ReturnType<typeof createTranslator<typeof english>>

const whole = (amount: number) => amount.toLocaleString('en')
const money = (amount: number) => `${amount < 0 ? '-' : ''}${textOfMinor(Math.abs(amount))}`
const percent = (bps: number | null) => (bps === null ? '–' : `${(bps / 100).toFixed(2)} %`)

/** A letter of Chinese takes two places. */
const widthOf = (text: string) => text.length + (text.match(/[\u2e80-\uffef]/g)?.length ?? 0)

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, place) => Math.max(...rows.map((row) => widthOf(row[place] ?? ''))))
  const cell = (text: string, place: number) => {
    const gap = ' '.repeat(Math.max(0, (widths[place] ?? 0) - widthOf(text)))
    return place === 0 ? text + gap : gap + text
  }
  return rows.map((row) => `  ${row.map(cell).join('  ')}`.trimEnd()).join('\n')
}

export function sayReport(report: BacktestReport, t: Translate): string {
  const { total, shoppers, outliers, redemption, unmatched } = report
  const months = [
    ['month', 'issued', 'clawedBack', 'expired', 'redeemed', 'outstanding', 'net'].map((name) =>
      t(`columns.${name}` as 'columns.month'),
    ),
    ...report.months.map((line) => [
      line.month,
      ...[line.issued, line.clawedBack, line.expired, line.redeemed, line.outstanding].map(whole),
      money(line.netMinor),
    ]),
  ]
  const facts = [
    [t('orders'), `${whole(total.orders)} (${t('ofGuests', { count: total.guestOrders })})`],
    [t('net'), `${money(total.netMinor)} (${t('ofMembers', { amount: money(total.memberNetMinor) })})`],
    [
      t('points'),
      [total.issued, total.clawedBack, total.expired, total.redeemed, total.outstanding].map(whole).join(' / '),
    ],
    [
      t('face'),
      `${money(total.faceMinor)} = ${percent(total.rebateBps)} (${t('ofMembers', { amount: percent(total.memberRebateBps) })})`,
    ],
    [
      t('expected'),
      `${money(total.expectedMinor)} (${t('expectedShare', { share: percent(total.expectedSpendBps) })})`,
    ],
    [t('reached'), `${whole(shoppers.reached)} / ${whole(shoppers.all)} = ${percent(shoppers.reachedBps)}`],
    [t('spent'), `${whole(redemption.didSpend)} / ${whole(redemption.couldSpend)} = ${percent(redemption.chanceBps)}`],
    [
      t('outliers'),
      t('outliersAre', { count: outliers.count, points: whole(outliers.points), limit: whole(outliers.limitPoints) }),
    ],
    [t('unmatched'), `${whole(unmatched.refunds)}, ${money(unmatched.minor)}`],
  ]
  const gainers = [
    ['shopper', 'points', 'worth', 'net', 'rebate'].map((name) => t(`columns.${name}` as 'columns.month')),
    ...report.gainers.map((one) => [
      one.shopper,
      whole(one.points),
      money(one.faceMinor),
      money(one.netMinor),
      percent(one.rebateBps),
    ]),
  ]
  const rules = report.rules.map(({ rule, points }) => [rule, whole(points)])
  const largest = outliers.largest.map((one) => [one.order, one.shopper, whole(one.points), money(one.netMinor)])
  const parts: [string, string][] = [
    [`${report.programme}  ${report.from ?? ''} – ${report.until ?? ''}`, table(months)],
    [t('summary'), table(facts)],
    [t('byRule'), table(rules)],
    [t('gainers'), table(gainers)],
    [t('largest'), table(largest)],
  ]
  return parts.map(([title, text]) => `${title}\n${text}\n`).join('\n')
}

export function sayComparison(
  one: string,
  { against, faceMinor, expectedMinor, shoppers }: Comparison,
  t: Translate,
): string {
  const say = ({ total, low, high }: Interval) => `${money(total)} [${money(low)}, ${money(high)}]`
  const rows = [
    [t('face'), say(faceMinor)],
    [t('expected'), say(expectedMinor)],
    [t('shoppersGain'), t('shoppersAre', shoppers)],
  ]
  return `${t('comparison', { one, other: against, resamples: faceMinor.resamples })}\n${table(rows)}\n`
}
