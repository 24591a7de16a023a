import type { z } from 'zod'
import type { Context } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { PublishSegmentsRefusal } from './errors'
import type { publishSegmentsSchema } from './schema'
import { publish } from './store'

/** New cuts hold from now on, wherever a segment is asked; nothing that was given by the former ones changes. */
export async function publishSegments(
  ctx: Pick<Context, 'actor' | 'at' | 'on'>,
  input: z.output<typeof publishSegmentsSchema>,
): Promise<Result<{ versionId: number }, PublishSegmentsRefusal>> {
  const made = await publish(ctx.on, ctx.at, ctx.actor?.id ?? null, input)
  return made.ok ? ok({ versionId: made.value }) : made
}
