import { randomBytes } from 'node:crypto'
import { hashCode, sealCode } from '@/lib/auth/sealed-code'
import type { Context } from '@/lib/gate/context'
import { CODE_BYTES, CODES_A_BATCH, codeOf } from './rules'
import { finishRun, putCodes } from './store'

/** So many codes that nobody can guess, sealed before they are stored; one that is there already is made again. */
export async function generateCodes(
  ctx: Pick<Context, 'on'>,
  { poolId, runId, count }: { poolId: string; runId: string; count: number },
): Promise<void> {
  let put = 0
  try {
    while (put < count) {
      const some = Array.from({ length: Math.min(CODES_A_BATCH, count - put) }, () => codeOf(randomBytes(CODE_BYTES)))
      const more = await putCodes(ctx.on, { poolId, runId }, some.map(sealCode), some.map(hashCode))
      // called off: what is in stays
      if (more === null) return
      put += more
    }
  } catch (error) {
    await finishRun(ctx.on, runId, 'refused', null)
    throw error
  }
  await finishRun(ctx.on, runId, 'done', { put, twice: 0, known: 0, bad: 0, problems: [] })
}
