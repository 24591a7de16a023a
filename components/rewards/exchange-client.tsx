'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { useRefusalWords } from '@/components/cart/refusal-words-client'
import { LinkButton } from '@/components/layout/link-button'
import { refreshSession } from '@/components/layout/session-client'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { Sheet } from '@/components/ui/sheet-client'
import { useRouter } from '@/lib/i18n/navigation'
import { shopCurrency } from '@/lib/i18n/shop-region'
import type { PaymentMethod } from '@/lib/kernel/payment-method'
import type { Refused } from '@/lib/kernel/result'
import { paths } from '@/lib/paths'
import { claimRewardAction } from '@/lib/rewards/actions'
import type { GiftAddress } from './claim-words'
import { ExchangeAsk, ExchangeDone } from './exchange-words'
import { PayBy } from './pay-by'

type ExchangeProps = {
  rewardId: string
  kind: string
  title: string
  costPoints: number
  /** money beside the points, fen: paid as an order is */
  cashMinor: number
  availablePoints: number
  /** where a gift may be sent */
  addresses: readonly GiftAddress[]
  /** how the money may be paid; none where it costs none */
  paymentMethods: readonly PaymentMethod[]
}

const unreachable: Refused<string> = { ok: false, refusal: 'offline' }

/** Asks once more, exchanges once, and says where to find what was got. */
export function Exchange(props: ExchangeProps) {
  const { rewardId, kind, title, costPoints, cashMinor, availablePoints, addresses, paymentMethods } = props
  const t = useTranslations('rewards')
  const common = useTranslations('common.client')
  const locale = useLocale()
  const router = useRouter()
  const words = useRefusalWords(shopCurrency())
  // minted with the question: pressing twice, or again after a lost answer, is one exchange
  const [requestId, setRequestId] = useState<string | null>(null)
  const [refused, setRefused] = useState<Refused<string> | null>(null)
  const [got, setGot] = useState<{ expiresAt: Date | null } | null>(null)
  const [addressId, setAddressId] = useState(addresses[0]?.id)
  const [paymentMethod, setPaymentMethod] = useState(paymentMethods[0])
  const [busy, start] = useTransition()

  const open = () => {
    setRefused(null)
    setGot(null)
    setRequestId(crypto.randomUUID())
  }
  const close = () => {
    setRequestId(null)
    if (got || refused) router.refresh()
  }
  const exchange = () =>
    start(async () => {
      if (!requestId) return
      const asked = { rewardId, costPoints, cashMinor, paymentMethod, requestId, addressId }
      const done = await claimRewardAction(asked).catch(() => unreachable)
      setRefused(done.ok ? null : done)
      if (!done.ok) return
      // the pay page is somebody else's: the browser leaves this one
      if (done.value.payUrl) return window.location.assign(done.value.payUrl)
      setGot({ expiresAt: done.value.expiresAt })
      void refreshSession()
    })

  return (
    <>
      <Button tone="seal" size="sm" aria-label={t('exchangeOf', { title })} onClick={open}>
        {t('exchange')}
      </Button>
      <Sheet
        open={requestId !== null}
        onOpenChange={(isOpen) => !isOpen && close()}
        title={got ? t('done.title') : t('confirm.title')}
        closeLabel={common('close')}
        side="bottom"
        footer={
          <div className="grid grid-cols-2 gap-2">
            <Button tone="outline" onClick={close}>
              {got ? t('done.close') : common('cancel')}
            </Button>
            {got ? (
              <LinkButton href={paths.myRewards()}>{t('done.mine')}</LinkButton>
            ) : kind === 'parcel' && !addressId ? (
              <LinkButton href={paths.accountAddresses()}>{t('confirm.addAddress')}</LinkButton>
            ) : (
              <Button tone="seal" busy={busy} onClick={exchange}>
                {t(cashMinor > 0 ? 'confirm.pay' : 'confirm.do')}
              </Button>
            )}
          </div>
        }
      >
        <div className="grid gap-2" aria-live="polite">
          <p className="font-medium text-lg">{title}</p>
          {got ? (
            <ExchangeDone kind={kind} expiresAt={got.expiresAt} locale={locale} />
          ) : (
            <ExchangeAsk
              kind={kind}
              costPoints={costPoints}
              cashMinor={cashMinor}
              availablePoints={availablePoints}
              addresses={addresses}
              addressId={addressId}
              onAddress={setAddressId}
            >
              <PayBy offered={paymentMethods} chosen={paymentMethod} onChoose={setPaymentMethod} />
            </ExchangeAsk>
          )}
          {refused ? <FormError as="box">{words(refused)}</FormError> : null}
        </div>
      </Sheet>
    </>
  )
}
