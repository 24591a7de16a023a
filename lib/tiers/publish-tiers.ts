import type { z } from 'zod'
import type { Context } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { PublishTiersRefusal } from './errors'
import type { publishTiersSchema } from './schema'
import { publish } from './store'

/** New tiers hold from now on; everybody's tier is worked out anew from what they paid. */
export async function publishTiers(
  ctx: Pick<Context, 'actor' | 'at' | 'on'>,
  input: z.output<typeof publishTiersSchema>,
): Promise<Result<{ versionId: number }, PublishTiersRefusal>> {
  const made = await publish(ctx.on, ctx.at, ctx.actor?.id ?? null, input)
  return made.ok ? ok({ versionId: made.value }) : made
}
