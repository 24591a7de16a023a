import { type Cart, type CartLine, inKnownOrder } from '@/lib/cart/rules'
import type { Refused } from '@/lib/kernel/result'

export type ShownCart = {
  cart: Cart
  /** taken out, but still standing in their place with an undo */
  removed: ReadonlyMap<string, CartLine>
  refused: ReadonlyMap<string, Refused<string>>
}

export type CartChange =
  | { kind: 'quantity'; variantId: string; quantity: number }
  | { kind: 'refused'; variantId: string; refusal: Refused<string> }
  | { kind: 'server'; cart: Cart }
  | { kind: 'cleared' }

export function changeCart(shown: ShownCart, change: CartChange): ShownCart {
  switch (change.kind) {
    case 'quantity':
      return withQuantity(shown, change.variantId, change.quantity)
    case 'refused':
      return withRefusal(shown, change.variantId, change.refusal)
    case 'server':
      return asServed(shown, change.cart)
    default:
      return { cart: { ...shown.cart, lines: [] }, removed: new Map(), refused: new Map() }
  }
}

function withQuantity({ cart, removed, refused }: ShownCart, variantId: string, quantity: number): ShownCart {
  const line = cart.lines.find((one) => one.variantId === variantId)
  const stillRemoved = new Map(removed)
  const stillRefused = new Map(refused)
  stillRefused.delete(variantId)
  if (quantity === 0 && line) stillRemoved.set(variantId, line)
  else stillRemoved.delete(variantId)
  // a line that is taken out keeps its quantity: that is what the undo puts back
  const lines = cart.lines.map((one) => (one.variantId === variantId && quantity > 0 ? { ...one, quantity } : one))
  return { cart: { ...cart, lines }, removed: stillRemoved, refused: stillRefused }
}

// an undo that is refused stays an undo; the line itself is put right by the server's cart that follows
function withRefusal({ cart, removed, refused }: ShownCart, variantId: string, refusal: Refused<string>): ShownCart {
  return { cart, removed, refused: new Map(refused).set(variantId, refusal) }
}

function asServed({ cart, removed, refused }: ShownCart, fresh: Cart): ShownCart {
  const present = new Set(fresh.lines.map((line) => line.variantId))
  const stillRemoved = new Map([...removed].filter(([variantId]) => !present.has(variantId)))
  const lines = inKnownOrder([...fresh.lines, ...stillRemoved.values()], cart.lines)
  return { cart: { ...fresh, lines }, removed: stillRemoved, refused }
}
