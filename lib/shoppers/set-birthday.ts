import type { z } from 'zod'
import type { ShopperContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { BirthdayRefusal } from './errors'
import type { birthdaySchema } from './schema'
import { setBirthday as write } from './store'

/** A birthday is said by the shopper; said once, it is changed a year later at the soonest. */
export async function setBirthday(
  ctx: ShopperContext,
  input: z.output<typeof birthdaySchema>,
): Promise<Result<null, BirthdayRefusal>> {
  const done = await write(ctx.on, ctx.actor.id, input.birthday, ctx.at)
  return done.ok ? ok(null) : done
}
