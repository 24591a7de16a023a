import type { Context } from '@/lib/gate/context'
import { birthdays } from './store'

/** A birthday happens once a year, on the shop's day; those of a week that nobody looked are told late rather than never. */
export function tellBirthdays(ctx: Pick<Context, 'at' | 'on'>): Promise<number> {
  return birthdays(ctx.on, ctx.at)
}
