'use client'
import { expectCartCount } from '@/components/layout/session-client'
import type { CartRefusal } from '@/lib/cart/errors'
import type { Cart } from '@/lib/cart/rules'
import type { PutInCart } from '@/lib/cart/schema'
import type { GateRefusal } from '@/lib/gate/context'
import { type Result, refuse } from '@/lib/kernel/result'
import { paths } from '@/lib/paths'

type PutRefusal = CartRefusal | GateRefusal | 'offline'
export type PutResult = Result<{ quantity: number; previous: number; count: number }, PutRefusal>

/** Asks the server for one line of the cart; tells the badges when it agreed. */
export async function sendPut(input: PutInCart): Promise<PutResult> {
  try {
    const answer = await fetch(paths.api.cart(), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
      // what was pressed last is kept, also by a page that is being left
      keepalive: true,
    })
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own route's answer
    const result = (await answer.json()) as PutResult
    if (result.ok) announceCart(result.value.count)
    return result
  } catch {
    return refuse('offline')
  }
}

/** The cart as the server has it now, or null when it can't be reached. */
export async function fetchCart(): Promise<Cart | null> {
  try {
    const answer = await fetch(paths.api.cart(), { cache: 'no-store' })
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own route's answer
    return answer.ok ? ((await answer.json()) as Cart) : null
  } catch {
    return null
  }
}

/** The badges show the new count at once; whoever else shows the cart hears of it. */
export function announceCart(count: number): void {
  expectCartCount(count)
  window.dispatchEvent(new CustomEvent('cart:changed', { detail: { count } }))
}
