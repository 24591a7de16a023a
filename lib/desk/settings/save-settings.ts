import type { StaffContext } from '@/lib/gate/context'
import { saveShop } from '@/lib/shop/save-shop'
import type { SaveSettings } from './schema'

/** Settings of the shop and terms of points are one statement, saved or refused together. Whoever may write the ones may write the others. */
export const saveSettings = (ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>, settings: SaveSettings) =>
  saveShop(ctx, settings)
