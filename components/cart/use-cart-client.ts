'use client'
import { useCallback, useEffect, useReducer, useRef } from 'react'
import type { Cart } from '@/lib/cart/rules'
import type { Refused } from '@/lib/kernel/result'
import { announceCart, fetchCart, sendPut } from './cart-requests-client'
import { changeCart } from './shown-cart'

/** Shows what was asked for at once, and what the server says as soon as it has spoken. */
export function useCart(initial: Cart) {
  const [shown, change] = useReducer(changeCart, { cart: initial, removed: new Map(), refused: new Map() })
  const wanted = useRef(new Map<string, number>())

  const refresh = useCallback(async () => {
    const cart = await fetchCart()
    // an answer that is older than a press would jump back
    if (cart && wanted.current.size === 0) change({ kind: 'server', cart })
  }, [])

  const setQuantity = useCallback(
    async (variantId: string, quantity: number) => {
      const isUnderWay = wanted.current.has(variantId)
      wanted.current.set(variantId, quantity)
      change({ kind: 'quantity', variantId, quantity })
      if (isUnderWay) return
      const refusal = await sendLatest(wanted.current, variantId)
      if (refusal) change({ kind: 'refused', variantId, refusal })
      await refresh()
    },
    [refresh],
  )

  useEffect(() => {
    const whenSeen = () => {
      if (document.visibilityState === 'visible') void refresh()
    }
    window.addEventListener('focus', whenSeen)
    document.addEventListener('visibilitychange', whenSeen)
    return () => {
      window.removeEventListener('focus', whenSeen)
      document.removeEventListener('visibilitychange', whenSeen)
    }
  }, [refresh])

  const clear = useCallback(() => {
    change({ kind: 'cleared' })
    announceCart(0)
  }, [])

  return { ...shown, setQuantity, clear }
}

export type CartState = ReturnType<typeof useCart>

/** One request at a time per line, and of many presses only the last wish is sent. */
async function sendLatest(wanted: Map<string, number>, variantId: string): Promise<Refused<string> | null> {
  let sent: number | undefined
  let wish = wanted.get(variantId)
  while (wish !== undefined && wish !== sent) {
    sent = wish
    // oxlint-disable-next-line no-await-in-loop -- in order: the last wish must arrive last
    const answer = await sendPut({ variantId, quantity: wish, mode: 'set' })
    if (!answer.ok) {
      wanted.delete(variantId)
      return answer
    }
    wish = wanted.get(variantId)
  }
  wanted.delete(variantId)
  return null
}
