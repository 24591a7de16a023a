'use client'
import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useState, useTransition } from 'react'
import { useRefusalWords } from '@/components/cart/refusal-words-client'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Input } from '@/components/ui/input'
import { newRequestId } from '@/components/ui/request-id'
import { Sheet } from '@/components/ui/sheet-client'
import { toast } from '@/components/ui/toast-client'
import { formatMoney } from '@/lib/i18n/format'
import { useRouter } from '@/lib/i18n/navigation'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { claimCashbackAction } from '@/lib/rewards/cashback-card/actions'
import { claimCashbackSchema } from '@/lib/rewards/cashback-card/schema'

/** Asks which order the card is for, and says at once why it can't be that one. */
export function CashbackForm({ claimId, title }: { claimId: string; title: string }) {
  const t = useTranslations('rewards.mine.cashback')
  const common = useTranslations('common.client')
  const locale = useLocale()
  const words = useRefusalWords(shopCurrency())
  const router = useRouter()
  // minted with the question: pressing twice, or again after a lost answer, asks once
  const [requestId, setRequestId] = useState<string | null>(null)
  const [orderNumber, setOrderNumber] = useState('')
  const [refused, setRefused] = useState<string | null>(null)
  const [busy, start] = useTransition()
  const change = (text: string) => {
    setOrderNumber(text)
    setRequestId(newRequestId())
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    const asked = claimCashbackSchema.safeParse({ claimId, orderNumber, requestId })
    if (!asked.success) return setRefused(t('orderWrong'))
    start(async () => {
      const done = await claimCashbackAction(asked.data).catch(() => ({ ok: false, refusal: 'offline' }) as const)
      setRefused(done.ok ? null : words(done))
      if (!done.ok) return
      setRequestId(null)
      toast.success(t('sent', { money: formatMoney(done.value.amountMinor, shopCurrency(), locale) }))
      router.refresh()
    })
  }
  return (
    <>
      <Button tone="seal" size="sm" className="w-fit" aria-label={t('openOf', { title })} onClick={() => change('')}>
        {t('open')}
      </Button>
      <Sheet
        open={requestId !== null}
        onOpenChange={(isOpen) => !isOpen && setRequestId(null)}
        title={t('title')}
        closeLabel={common('close')}
        side="bottom"
      >
        <form noValidate onSubmit={send} className="grid gap-4">
          <p>{t('lead')}</p>
          <Field label={t('order')} hint={t('orderHint')}>
            <Input
              inputMode="numeric"
              autoComplete="off"
              maxLength={20}
              value={orderNumber}
              onChange={(event) => change(event.target.value)}
            />
          </Field>
          {refused ? <FormError as="box">{refused}</FormError> : null}
          <Button type="submit" tone="seal" busy={busy} block>
            {t('send')}
          </Button>
        </form>
      </Sheet>
    </>
  )
}
