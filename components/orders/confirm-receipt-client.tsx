'use client'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { useRefusalWords } from '@/components/cart/refusal-words-client'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import { refuse } from '@/lib/kernel/result'
import { confirmReceiptAction } from '@/lib/orders/actions'

type ConfirmReceiptProps = { number: number; token: string | null; days: number; currency: string }

/** Asks whoever ordered whether the parcel has arrived. */
export function ConfirmReceipt({ number, token, days, currency }: ConfirmReceiptProps) {
  const t = useTranslations('orders.delivered')
  const refusalText = useRefusalWords(currency)
  const router = useRouter()
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, start] = useTransition()
  const confirm = () =>
    start(async () => {
      const answer = await confirmReceiptAction({ number, token }).catch(() => refuse('offline'))
      if (!answer.ok) return setProblem(refusalText(answer))
      toast.success(t('done'))
      router.refresh()
    })
  return (
    <section aria-label={t('title')} className="grid gap-3 rounded-2xl border border-line bg-surface p-5">
      <h2 className="font-display font-semibold text-lg">{t('title')}</h2>
      <p className="text-ink-muted">{t('body', { days })}</p>
      <Button busy={isBusy} onClick={confirm} className="justify-self-start">
        {t('button')}
      </Button>
      {problem ? <FormError as="box">{problem}</FormError> : null}
    </section>
  )
}
