import os from 'node:os'
import { median } from '../closed-loop'
import { REFERENCE_PER_SECOND } from '../hand-checkout'
import { answers, fromRows, isJudged, pages, type Times } from './measuring'

/** What a query and a page may take at most, on the machine that the shop is measured against. */
const QUERY_MS = 50
const PAGE_MS = 150

const cell = (value: number) => (value < 9.95 ? value.toFixed(1) : value.toFixed(0)).padStart(8)
const ratio = (small: number, large: number) => `${(large / small).toFixed(1).padStart(6)} ×`
const verdict = (is: boolean) => (is ? 'ok' : 'OVER')

const scaleOf = (checkouts: number[]) => median(checkouts) / REFERENCE_PER_SECOND

/** Pages by size and the slowest statement of each, and whether both keep to their limits by the measure of the machine of reference. */
export function printPages(checkouts: number[]): void {
  const scale = scaleOf(checkouts)
  console.log(
    `\nthe hand-written checkout: ${median(checkouts).toFixed(0)}/s here, ${REFERENCE_PER_SECOND.toLocaleString('en')}/s on the machine of reference: milliseconds there are those here × ${scale.toFixed(2)}; load ${os.loadavg()[0]?.toFixed(1)}`,
  )
  const sizes = [...(pages.values().next().value?.keys() ?? [])]
  console.log(
    `\n${'page, p50 ms'.padEnd(24)}${sizes.map((size) => `10^${Math.log10(Number(size))}`.padStart(8)).join('')}   growth |      p95 scaled  ≤ ${PAGE_MS} | slowest statement: p50     p95  scaled ≤ ${QUERY_MS}`,
  )
  for (const [what, bySize] of pages) {
    const all = sizes.map((size) => bySize.get(size))
    const [first, last] = [all[0], all.at(-1)]
    if (!(first && last)) continue
    // what the database gave up on has no time
    const slowest = last.statements[0] ?? { p50: Number.NaN, p95: Number.NaN }
    const judged = isJudged.has(what)
    console.log(
      `${what.padEnd(24)}${all.map((one) => cell(one?.page.p50 ?? Number.NaN)).join('')} ${ratio(first.page.p50, last.page.p50)} | ${held(last.page, scale, judged ? PAGE_MS : null)} | ${' '.repeat(13)}${cell(slowest.p50)}${held(slowest, scale, judged ? QUERY_MS : null)} (${last.statements.length})`,
    )
  }
}

/** Its p95 here and by the machine's measure, and whether that keeps to the limit; null: there is none. */
const held = ({ p95 }: Times, scale: number, limit: number | null) =>
  `${cell(p95)} ${cell(p95 * scale)} ${(limit === null ? '' : verdict(p95 * scale <= limit)).padStart(5)}`

/** Every statement of the pages over a year and a day, and of those that look at no days, of the largest ledger. */
export function printStatements(checkouts: number[]): void {
  const scale = scaleOf(checkouts)
  console.log(`\n${'statements, last size'.padEnd(24)}     p50      p95   scaled  ≤ ${QUERY_MS}`)
  for (const [what, bySize] of pages)
    for (const one of [...bySize.values()].at(-1)?.statements ?? [])
      if (isJudged.has(what) && !/ (?:today|30|all)$/.test(what))
        console.log(`${what.padEnd(24)}${cell(one.p50)} ${held(one, scale, QUERY_MS)}  ${one.says.slice(0, 70)}`)
}

/** What pages are made of, beside the same out of the rows of the largest ledger. */
export function printParts(): void {
  const sizes = [...(answers.values().next().value?.keys() ?? [])]
  console.log(
    `\n${'366 days, p50 ms'.padEnd(26)}${sizes.map((size) => `10^${Math.log10(Number(size))}`.padStart(8)).join('')}   growth      p95  ≤ ${QUERY_MS} here   out of the rows`,
  )
  for (const [what, bySize] of answers) {
    const [first, last] = [bySize.get(sizes[0] ?? ''), bySize.get(sizes.at(-1) ?? '')]
    if (!(first && last)) continue
    const plain = fromRows.get(what)
    console.log(
      `${what.padEnd(26)}${sizes.map((size) => cell(bySize.get(size)?.p50 ?? Number.NaN)).join('')} ${ratio(first.p50, last.p50)} ${cell(last.p95)} ${plain === undefined ? '' : verdict(last.p95 <= QUERY_MS).padStart(10)}   ${
        plain === undefined ? '' : `${cell(plain)} ms, ${(plain / last.p50).toFixed(0)} × as long`
      }`,
    )
  }
}
