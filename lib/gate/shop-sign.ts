import { row } from '@/lib/db/sql'
import type { ShopRegion } from '@/lib/i18n/shop-region'

export type ShopSign = ShopRegion & { nameZh: string; nameEn: string }

/** A page that says why the database does not answer must be worded without it: null then. */
const readSign = () =>
  row<ShopSign>(
    `select currency, time_zone as "timeZone", name_zh as "nameZh", name_en as "nameEn" from shop where id = 1`,
  ).catch(() => null)

// Every page is worded with it and it hardly ever changes: read once in some seconds, as kept pages are. What is changed here
// is forgotten here; another process hears of it within that time.
const KEPT_MS = 5_000
const shelf = globalThis as { shopSign?: { until: number; sign: Promise<ShopSign | null> } }

export function forgetShopSign(): void {
  delete shelf.shopSign
}

/** What the shop is called and what it counts in, as it was within the last seconds. */
export async function findShopSign(): Promise<ShopSign | null> {
  const now = performance.now()
  if (shelf.shopSign && shelf.shopSign.until > now) return shelf.shopSign.sign
  const sign = readSign()
  shelf.shopSign = { until: now + KEPT_MS, sign }
  const found = await sign
  if (!found) forgetShopSign()
  return found
}
