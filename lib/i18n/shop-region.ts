/** What the shop counts in: its money, and where its days begin and end, wherever the reader is. */
export type ShopRegion = { readonly currency: string; readonly timeZone: string }

/** What a shop begins with, and what stands in while there is none. */
export const firstRegion = { currency: 'CNY', timeZone: 'Asia/Shanghai' } as const satisfies ShopRegion

// A process, like a tab, belongs to one shop. Who reads the shop's row tells it here: on the server with each request, in a
// browser by the frame's provider, before anything below it is drawn.
let region: ShopRegion = firstRegion

export function countIn(next: ShopRegion): void {
  region = next
}

export const shopRegion = (): ShopRegion => region
export const shopCurrency = (): string => region.currency
export const shopTimeZone = (): string => region.timeZone
