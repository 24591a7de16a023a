'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { useRefusalWords } from '@/components/cart/refusal-words-client'
import { refreshSession } from '@/components/layout/session-client'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { Sheet } from '@/components/ui/sheet-client'
import { exchangeCouponAction } from '@/lib/coupons/actions'
import { formatDate, formatPoints } from '@/lib/i18n/format'
import { useRouter } from '@/lib/i18n/navigation'
import { shopCurrency } from '@/lib/i18n/shop-currency'
import type { Refused } from '@/lib/kernel/result'
import { walletId } from './wallet-id'

type ExchangeProps = { couponId: string; title: string; costPoints: number; availablePoints: number }

const unreachable: Refused<string> = { ok: false, refusal: 'offline' }

/** Asks once more, exchanges once, and says where the coupon is. */
export function Exchange({ couponId, title, costPoints, availablePoints }: ExchangeProps) {
  const t = useTranslations('rewards')
  const common = useTranslations('common.client')
  const locale = useLocale()
  const router = useRouter()
  const words = useRefusalWords(shopCurrency)
  // minted with the question: pressing twice, or again after a lost answer, is one exchange
  const [requestId, setRequestId] = useState<string | null>(null)
  const [refused, setRefused] = useState<Refused<string> | null>(null)
  const [expiresAt, setExpiresAt] = useState<Date | null>(null)
  const [busy, start] = useTransition()

  const open = () => {
    setRefused(null)
    setExpiresAt(null)
    setRequestId(crypto.randomUUID())
  }
  const close = () => {
    setRequestId(null)
    if (expiresAt || refused) router.refresh()
  }
  const exchange = () =>
    start(async () => {
      if (!requestId) return
      const done = await exchangeCouponAction({ couponId, costPoints, requestId }).catch(() => unreachable)
      setRefused(done.ok ? null : done)
      if (!done.ok) return
      setExpiresAt(done.value.expiresAt)
      void refreshSession()
    })
  const toWallet = () => {
    close()
    document.getElementById(walletId)?.scrollIntoView()
  }
  const points = (amount: number) => formatPoints(amount, locale)

  return (
    <>
      <Button tone="seal" size="sm" aria-label={t('exchangeOf', { title })} onClick={open}>
        {t('exchange')}
      </Button>
      <Sheet
        open={requestId !== null}
        onOpenChange={(isOpen) => !isOpen && close()}
        title={expiresAt ? t('done.title') : t('confirm.title')}
        closeLabel={common('close')}
        side="bottom"
        footer={
          <div className="grid grid-cols-2 gap-2">
            <Button tone="outline" onClick={close}>
              {expiresAt ? t('done.close') : common('cancel')}
            </Button>
            {expiresAt ? (
              <Button onClick={toWallet}>{t('done.wallet')}</Button>
            ) : (
              <Button tone="seal" busy={busy} onClick={exchange}>
                {t('confirm.do')}
              </Button>
            )}
          </div>
        }
      >
        <div className="grid gap-2" aria-live="polite">
          <p className="font-medium text-lg">{title}</p>
          {expiresAt ? (
            <p>{t('done.body', { date: formatDate(expiresAt, locale) })}</p>
          ) : (
            <>
              <p>{t('confirm.ask', { points: points(costPoints) })}</p>
              <p className="text-ink-muted tabular">
                {t('confirm.left', { points: points(availablePoints - costPoints) })}
              </p>
              <p className="text-ink-muted text-sm">{t('confirm.note')}</p>
            </>
          )}
          {refused ? <FormError as="box">{words(refused)}</FormError> : null}
        </div>
      </Sheet>
    </>
  )
}
