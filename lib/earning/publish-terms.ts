import type { z } from 'zod'
import type { Context } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { PublishTermsRefusal } from './errors'
import type { publishTermsSchema } from './schema'
import { publish } from './store'

/** New points rules are a new version with its first day and its reason; they never reach back into what was earned. */
export async function publishTerms(
  ctx: Pick<Context, 'actor' | 'at' | 'on'>,
  input: z.output<typeof publishTermsSchema>,
): Promise<Result<{ versionId: number }, PublishTermsRefusal>> {
  const made = await publish(ctx.on, ctx.at, input, ctx.actor?.id ?? null)
  return made.ok ? ok({ versionId: made.value }) : made
}
