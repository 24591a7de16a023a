import { evaluate } from '@/lib/earning/engine/rules'
import { storedRow } from '@/lib/earning/rules'
import type { Context } from '@/lib/gate/context'
import { minor } from '@/lib/kernel/money'
import { type Result, refuse } from '@/lib/kernel/result'
import type { EventRefusal } from './errors'
import { findEventFacts } from './queries'
import { decide, type Outcome } from './store'

const MOST_READINGS = 3

/** What happened is decided once, by the rules of the moment in which it happened: points, or nought with its reason. */
export async function decideEvent(
  ctx: Pick<Context, 'at' | 'on'>,
  eventId: string,
): Promise<Result<Outcome, EventRefusal>> {
  for (let reading = 1; ; reading += 1) {
    const facts = await findEventFacts(ctx, eventId)
    if (!facts) return refuse('event-unknown')
    const { rows } = evaluate(
      { rules: facts.rules },
      {
        behaviour: facts.code,
        at: new Date(facts.happenedAt),
        timeZone: facts.timeZone,
        lines: [],
        shippingMinor: minor(0),
        couponUsed: false,
        paymentMethod: null,
        shopper: facts.shopper,
      },
    )
    const made = await decide(ctx.on, ctx.at, {
      eventId,
      asked: facts.rules.map(({ id, version }) => [id, version] as const),
      rows: rows.filter((row) => row.askedPoints > 0).map(storedRow),
      nothing: facts.rules.length === 0 ? 'no-rule' : 'condition',
    })
    // a rule was published or ended between reading and deciding
    if (made.ok || made.refusal !== 'behaviour-rules-changed' || reading === MOST_READINGS) return made
  }
}
