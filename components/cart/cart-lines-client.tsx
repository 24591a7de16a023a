'use client'
import { CartLineRow } from './cart-line-client'
import { RemovedLine } from './removed-line-client'
import type { CartState } from './use-cart-client'

type CartLinesProps = Pick<CartState, 'cart' | 'removed' | 'refused' | 'setQuantity'>

/** The lines of a cart, for the page and the drawer. */
export function CartLines({ cart, removed, refused, setQuantity }: CartLinesProps) {
  return (
    <ul className="divide-y divide-line">
      {cart.lines.map((line) => (
        <li key={line.variantId}>
          {removed.has(line.variantId) ? (
            <RemovedLine line={line} onUndo={() => void setQuantity(line.variantId, line.quantity)} />
          ) : (
            <CartLineRow
              line={line}
              currency={cart.currency}
              refused={refused.get(line.variantId)}
              onQuantity={(quantity) => void setQuantity(line.variantId, quantity)}
            />
          )}
        </li>
      ))}
    </ul>
  )
}
