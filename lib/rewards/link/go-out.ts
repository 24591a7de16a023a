import type { Context } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { readTarget } from '../hosts/rules'
import type { GoRefusal } from './errors'
import { withReference } from './rules'
import { leave } from './store'

/** Sends the shopper whose claim it is to where its reward leads, and nowhere else; each going out is written down. */
export async function goOut(
  ctx: Pick<Context, 'actor' | 'at' | 'on'>,
  { claim }: { claim: string },
): Promise<Result<string, GoRefusal>> {
  if (!ctx.actor) return refuse('sign-in-needed')
  const left = await leave(ctx.on, ctx.at, claim, ctx.actor.id)
  if (!left.ok) return left
  const { link, reference } = left.value
  // the list is asked about the host that was kept: a browser must read the same one out of the address
  const read = readTarget(link.target)
  if (typeof read === 'string' || read.host !== link.host) return refuse('claim-unknown')
  return ok(withReference(read.href, link.referenceName, reference))
}
