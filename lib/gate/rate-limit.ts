import { row } from '@/lib/db/sql'

/** So many tries in a window; the database counts, so several processes share one window. */
export type Rate = { readonly max: number; readonly seconds: number }

/** True while the key has tries left in its window. */
export async function takeRate(key: string, rate: Rate): Promise<boolean> {
  const taken = await row<{ ok: boolean }>('select take_rate_limit($1, $2, $3) as ok', [key, rate.max, rate.seconds])
  return taken?.ok === true
}
