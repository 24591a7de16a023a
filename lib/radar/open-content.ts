import type { z } from 'zod'
import type { Context } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { openContentSchema } from './schema'
import { noteOpened } from './store'

/**
 * Somebody looks at a page that was passed on. A page asks for this when it is seen: what only fetches it, as a chat's preview
 * does, is nobody who came. Null for whoever passes it on and for staff.
 */
export async function openContent(
  ctx: Pick<Context, 'actor' | 'visitorHash' | 'at' | 'on'>,
  { code }: z.output<typeof openContentSchema>,
): Promise<Result<{ visit: string | null }, never>> {
  const { visitorHash } = ctx
  return ok({ visit: await noteOpened(ctx.on, ctx.at, code, { visitorHash, accountId: ctx.actor?.id ?? null }) })
}
