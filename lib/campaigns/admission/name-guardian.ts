import type { ShopperContext } from '@/lib/gate/context'
import type { Result } from '@/lib/kernel/result'
import type { AgeMissing, GuardianRefusal } from './errors'
import type { NameGuardian } from './schema'
import { putGuardian } from './store'

/** A guardian agrees that somebody between eight and eighteen draws. */
export const nameGuardian = (
  ctx: Pick<ShopperContext, 'actor' | 'at' | 'on'>,
  { name, phone }: NameGuardian,
): Promise<Result<{ missing: AgeMissing | null }, GuardianRefusal>> =>
  putGuardian(ctx.on, ctx.at, ctx.actor.id, name, phone)
