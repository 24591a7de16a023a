import type { Context } from '@/lib/gate/context'
import type { Locale } from '@/lib/i18n/routing'
import { type StatementFrame, streamStatementLines } from './queries'
import { runningLines } from './running-lines'
import { sayStatement } from './say-statement'

/** A statement for machines: everything the table says, and each posting's explanation as it was written. */
export async function* writeStatementJson(
  ctx: Pick<Context, 'on'>,
  frame: StatementFrame,
  locale: Locale,
): AsyncGenerator<string> {
  const { what, why } = await sayStatement(locale, frame)
  const { shopper, from, to, timeZone, madeAt, opening, closing } = frame
  const head = JSON.stringify({ shopper, from, to, timeZone, madeAt, opening, closing }, null, 2)
  yield `${head.slice(0, -2)},\n  "lines": [`
  let isFirst = true
  for await (const lines of runningLines(streamStatementLines(ctx, frame), frame)) {
    const texts = lines.map(({ line, after }) => {
      const { available, pending, held, debt } = line
      return JSON.stringify({
        posting: line.id,
        at: line.at,
        kind: line.kind,
        what: what(line),
        why: why(line),
        orderNumber: line.orderNumber,
        change: { available, pending, held, debt },
        after,
        explanation: line.explanation,
      })
    })
    yield `${isFirst ? '' : ','}\n    ${texts.join(',\n    ')}`
    isFirst = false
  }
  yield '\n  ]\n}\n'
}
