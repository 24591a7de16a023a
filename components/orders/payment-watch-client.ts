'use client'
import { useEffect, useState } from 'react'
import { useRouter } from '@/lib/i18n/navigation'
import { checkPaymentAction } from '@/lib/orders/actions'
import type { OrderView } from '@/lib/orders/queries'

const OFTEN_MS = 1_500
const SELDOM_MS = 15_000
/** For so long one who has just paid is told that we are looking. */
const PATIENCE_MS = 30_000

const secondsUntil = (moment: number) => Math.max(0, Math.ceil((moment - Date.now()) / 1000))

/** Counts the hold down and asks after the payment: often for one who has just been away paying, then now and then. */
export function usePaymentWatch(
  order: Pick<OrderView, 'number' | 'holdExpiresAt' | 'now'>,
  token: string | null,
  isBack: boolean,
) {
  const router = useRouter()
  const { number } = order
  const lasts = Date.parse(order.holdExpiresAt) - Date.parse(order.now)
  // the visitor's clock may be wrong: only how long it lasts is taken from the server
  const [endsAt] = useState(() => Date.now() + lasts)
  const [secondsLeft, setSecondsLeft] = useState(() => Math.max(0, Math.ceil(lasts / 1000)))
  const [isChecking, setChecking] = useState(isBack)

  useEffect(() => {
    const timer = setInterval(() => setSecondsLeft(secondsUntil(endsAt)), 1000)
    return () => clearInterval(timer)
  }, [endsAt])

  useEffect(() => {
    const began = Date.now()
    let timer: ReturnType<typeof setTimeout>
    let isGone = false
    const look = async () => {
      const answer = await checkPaymentAction({ number, token }).catch(() => null)
      if (isGone) return
      // a page that could not be fetched just now is asked for again; the new one has no watch
      if (answer?.ok && answer.value.state !== 'awaiting_payment') router.refresh()
      const isPatient = isBack && Date.now() - began < PATIENCE_MS
      if (!isPatient) setChecking(false)
      timer = setTimeout(() => void look(), isPatient ? OFTEN_MS : SELDOM_MS)
    }
    timer = setTimeout(() => void look(), isBack ? 0 : SELDOM_MS)
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [number, token, isBack, router])

  return { secondsLeft, isChecking }
}
