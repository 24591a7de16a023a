'use client'
import { useLocale } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { refreshSession } from '@/components/layout/session-client'
import { newRequestId } from '@/components/ui/request-id'
import type { Placed } from '@/lib/checkout/place-order'
import type { PlaceOrderInput } from '@/lib/checkout/schema'
import { useRouter } from '@/lib/i18n/navigation'
import { type Refused, type Result, refuse } from '@/lib/kernel/result'
import { paths } from '@/lib/paths'

type Answer = Result<Placed>

// the road of an action without the page around it, which is half of what one costs
async function send(input: PlaceOrderInput, locale: string): Promise<Answer> {
  try {
    const answer = await fetch(paths.api.placeOrder(), {
      method: 'POST',
      // the language of the page is the language of its letters
      headers: { 'content-type': 'application/json', 'x-next-intl-locale': locale },
      body: JSON.stringify(input),
    })
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own route's answer
    return (await answer.json()) as Answer
  } catch {
    return refuse('offline')
  }
}

type Wanted = Omit<PlaceOrderInput, 'requestId'>
export type Placing = 'no' | 'placing' | 'leaving'

/**
 * One wish, one order: the id that came with the form goes with every try of it, so that a second press or a lost
 * answer finds the first. A refusal has decided; what is asked after it is a new wish.
 */
export function usePlaceOrder(firstRequestId: string, onRefused: (refused: Refused<string>) => void) {
  const router = useRouter()
  const locale = useLocale()
  const requestId = useRef(firstRequestId)
  const isUnderWay = useRef(false)
  const [placing, setPlacing] = useState<Placing>('no')

  useEffect(() => {
    // back from the pay page the browser may show this form as it was left: its cart is gone by then
    const whenShown = (event: PageTransitionEvent) => {
      if (event.persisted) window.location.reload()
    }
    window.addEventListener('pageshow', whenShown)
    return () => window.removeEventListener('pageshow', whenShown)
  }, [])

  const leave = ({ number, token, payUrl }: Placed) => {
    setPlacing('leaving')
    void refreshSession()
    if (payUrl) window.location.assign(payUrl)
    else router.replace(paths.order(String(number), token))
  }

  const placeOrder = async (wanted: Wanted) => {
    if (isUnderWay.current) return
    isUnderWay.current = true
    setPlacing('placing')
    const answer = await send({ ...wanted, requestId: requestId.current }, locale)
    if (answer.ok) return leave(answer.value)
    isUnderWay.current = false
    setPlacing('no')
    if (answer.refusal !== 'offline') requestId.current = newRequestId()
    onRefused(answer)
  }
  return { placing, placeOrder }
}
