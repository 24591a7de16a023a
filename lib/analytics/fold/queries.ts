import { row, rows } from '@/lib/db/sql'
import type { Context } from '@/lib/gate/context'

/** How many postings the tables of figures have not got yet: pages add these up by themselves. */
export async function countUnfolded(ctx: Pick<Context, 'on'>): Promise<number> {
  return (await row<{ n: number }>('select count(*) as n from posting where id > fold_end()', [], ctx.on))?.n ?? 0
}

/** Each law of the tables of figures, and how often it is broken. */
export const listFigureLaws = (ctx: Pick<Context, 'on'>) =>
  rows<{ id: string; violations: number }>('select id, violations from figures_report() order by id', [], ctx.on)
