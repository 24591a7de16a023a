import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import { type FoundShopper, findShoppers } from './queries'
import type { findShoppersSchema } from './schema'

/** Staff look somebody up by an address, a name, a phone or an order's number. */
export async function searchShoppers(
  ctx: Pick<StaffContext, 'at' | 'on'>,
  { query }: z.output<typeof findShoppersSchema>,
): Promise<Result<FoundShopper[], never>> {
  return ok(await findShoppers(ctx, query))
}
