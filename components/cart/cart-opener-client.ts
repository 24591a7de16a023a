'use client'
import type { Cart } from '@/lib/cart/rules'
import { fetchCart } from './cart-requests-client'

export type OpenCart = { cart: Cart; opened: number }

let shown: OpenCart | null = null
const listeners = new Set<() => void>()

/** Which cart the drawer shows, if any; every opening counts up, so that the drawer begins anew. */
export const cartOpener = {
  get: () => shown,
  subscribe: (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}

/** Opens the drawer on the cart as it is now. */
export async function openCart(): Promise<void> {
  const cart = await fetchCart()
  if (!cart) return
  shown = { cart, opened: (shown?.opened ?? 0) + 1 }
  for (const listener of listeners) listener()
}
