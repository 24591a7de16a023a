import { median } from '../closed-loop'
import { REFERENCE_PER_SECOND } from '../hand-checkout'
import { answers, fromRows, isJudged, pages } from './measuring'

/** What a query and a page may take at most, on the machine that the shop is measured against. */
const QUERY_MS = 50
const PAGE_MS = 150

const cell = (value: number) => (value < 9.95 ? value.toFixed(1) : value.toFixed(0)).padStart(8)
const ratio = (small: number, large: number) => `${(large / small).toFixed(1).padStart(6)} ×`
const verdict = (is: boolean) => (is ? 'ok' : 'OVER')

/** Pages by size, the slowest statement of each, and whether both keep to their limits: as they are here, and by the machine's measure. */
export function printPages(checkouts: number[]): void {
  const here = median(checkouts)
  const scale = here / REFERENCE_PER_SECOND
  console.log(
    `\nthe hand-written checkout: ${here.toFixed(0)}/s here, ${REFERENCE_PER_SECOND.toLocaleString('en')}/s on the machine of reference: milliseconds there are those here × ${scale.toFixed(2)}`,
  )
  const sizes = [...(pages.values().next().value?.keys() ?? [])]
  console.log(
    `\n${'page, p50 ms'.padEnd(24)}${sizes.map((size) => `10^${Math.log10(Number(size))}`.padStart(8)).join('')}   growth |      p95 scaled  ≤ ${PAGE_MS} | slowest of its statements, p95, scaled ≤ ${QUERY_MS}`,
  )
  for (const [what, bySize] of pages) {
    const all = sizes.map((size) => bySize.get(size))
    const [first, last] = [all[0], all.at(-1)]
    if (!(first && last)) continue
    const { page, statement, statements } = last
    const [isPage, isQuery] = [page.p95 * scale <= PAGE_MS, statement.p95 * scale <= QUERY_MS]
    const judged = isJudged.has(what)
    console.log(
      `${what.padEnd(24)}${all.map((one) => cell(one?.page.p50 ?? Number.NaN)).join('')} ${ratio(first.page.p50, page.p50)} | ${cell(page.p95)} ${cell(page.p95 * scale)} ${(judged ? verdict(isPage) : '').padStart(5)} | ${cell(statement.p95)} ${cell(statement.p95 * scale)} ${judged ? verdict(isQuery) : ''} (${statements})`,
    )
  }
}

/** What pages are made of, beside the same out of the rows of the largest ledger. */
export function printParts(): void {
  const sizes = [...(answers.values().next().value?.keys() ?? [])]
  console.log(
    `\n${'366 days, p50 ms'.padEnd(26)}${sizes.map((size) => `10^${Math.log10(Number(size))}`.padStart(8)).join('')}   growth      p95 last   out of the rows`,
  )
  for (const [what, bySize] of answers) {
    const [first, last] = [bySize.get(sizes[0] ?? ''), bySize.get(sizes.at(-1) ?? '')]
    if (!(first && last)) continue
    const plain = fromRows.get(what)
    console.log(
      `${what.padEnd(26)}${sizes.map((size) => cell(bySize.get(size)?.p50 ?? Number.NaN)).join('')} ${ratio(first.p50, last.p50)} ${cell(last.p95)}   ${
        plain === undefined ? '' : `${cell(plain)} ms, ${(plain / last.p50).toFixed(0)} × as long`
      }`,
    )
  }
}
