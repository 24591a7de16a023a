'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState, useSyncExternalStore, useTransition } from 'react'
import { useRefusalWords } from '@/components/cart/refusal-words-client'
import { refreshSession } from '@/components/layout/session-client'
import { Button } from '@/components/ui/button'
import { buttonStyle } from '@/components/ui/button-style'
import { Dialog } from '@/components/ui/dialog-client'
import { FormError } from '@/components/ui/form-error'
import { Notice } from '@/components/ui/notice'
import { Spinner } from '@/components/ui/spinner'
import { toast } from '@/components/ui/toast-client'
import { formatDate } from '@/lib/i18n/format'
import { useRouter } from '@/lib/i18n/navigation'
import { type Refused, refuse } from '@/lib/kernel/result'
import { cancelOrderAction } from '@/lib/orders/actions'
import type { OrderView } from '@/lib/orders/queries'
import { usePaymentWatch } from './payment-watch-client'

type AwaitingPaymentProps = {
  order: Pick<OrderView, 'number' | 'payUrl' | 'holdExpiresAt' | 'now' | 'currency' | 'timeZone'>
  token: string | null
  /** the shopper has just come back from the pay page */
  isBack: boolean
}

/** While an order waits for its money: how long it waits, the way to pay, the way out, and a look-out for the payment. */
export function AwaitingPayment({ order, token, isBack }: AwaitingPaymentProps) {
  const t = useTranslations('orders.awaiting')
  const locale = useLocale()
  const { secondsLeft, isChecking } = usePaymentWatch(order, token, isBack)
  if (isChecking) {
    return (
      <Notice tone="seal" live title={t('checking')} action={<Spinner />}>
        {t('checkingBody')}
      </Notice>
    )
  }
  const until = t('until', { time: formatDate(order.holdExpiresAt, locale, 'time', order.timeZone) })
  const left = t('left', { minutes: Math.floor(secondsLeft / 60), seconds: secondsLeft % 60 })
  return (
    <div className="grid gap-4 rounded-2xl border border-line bg-surface p-5">
      <p>
        {until}
        <span role="timer" className="block font-semibold text-xl tabular">
          {secondsLeft > 0 ? left : t('over')}
        </span>
      </p>
      <div className="flex flex-wrap gap-2">
        {order.payUrl ? (
          <a href={order.payUrl} className={buttonStyle({ size: 'lg' })}>
            {t('pay')}
          </a>
        ) : null}
        <CancelOrder number={order.number} token={token} currency={order.currency} />
      </div>
      <PayRefused />
    </div>
  )
}

const subscribeToHash = (listener: () => void) => {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}

/** The road to the pay page leads back here with the reason behind a #. */
function PayRefused() {
  const t = useTranslations('orders.awaiting')
  const isRefused = useSyncExternalStore(
    subscribeToHash,
    () => window.location.hash.startsWith('#payment'),
    () => false,
  )
  return isRefused ? <FormError as="box">{t('payFailed')}</FormError> : null
}

function CancelOrder({ number, token, currency }: { number: number; token: string | null; currency: string }) {
  const t = useTranslations('orders.awaiting')
  const router = useRouter()
  const say = useRefusalWords(currency)
  const [isAsking, setAsking] = useState(false)
  const [refused, setRefused] = useState<Refused<string> | null>(null)
  const [isBusy, start] = useTransition()
  const cancel = () =>
    start(async () => {
      const answer = await cancelOrderAction({ number, token }).catch(() => refuse('offline'))
      setRefused(answer.ok ? null : answer)
      if (answer.ok && answer.value.state === 'paid') toast.message(t('paidMeanwhile'))
      setAsking(false)
      void refreshSession()
      router.refresh()
    })
  return (
    <>
      <Button tone="ghost" size="lg" onClick={() => setAsking(true)}>
        {t('cancel')}
      </Button>
      {refused ? (
        <FormError as="box" className="basis-full">
          {say(refused)}
        </FormError>
      ) : null}
      <Dialog
        open={isAsking}
        onOpenChange={setAsking}
        title={t('cancelTitle')}
        actions={
          <>
            <Button tone="outline" onClick={() => setAsking(false)}>
              {t('keep')}
            </Button>
            <Button tone="danger" busy={isBusy} onClick={cancel}>
              {t('cancel')}
            </Button>
          </>
        }
      >
        {t('cancelBody')}
      </Dialog>
    </>
  )
}
