'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { QuantityField } from '@/components/cart/quantity-field-client'
import { useRefusalWords } from '@/components/cart/refusal-words-client'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog-client'
import { FormError } from '@/components/ui/form-error'
import { newRequestId } from '@/components/ui/request-id'
import { toast } from '@/components/ui/toast-client'
import { formatMoney } from '@/lib/i18n/format'
import { useRouter } from '@/lib/i18n/navigation'
import { type Refused, refuse } from '@/lib/kernel/result'
import { giveBackDrawsAction } from '@/lib/orders/actions'
import type { OrderView } from '@/lib/orders/queries'

type GiveBackDrawsProps = { order: Pick<OrderView, 'number' | 'currency' | 'lines'>; most: number }

/** Asks how many unopened boxes go back and for how much, and gives them back once. */
export function GiveBackDraws({ order, most }: GiveBackDrawsProps) {
  const t = useTranslations('orders.draws')
  const locale = useLocale()
  const router = useRouter()
  const say = useRefusalWords(order.currency)
  // minted with the question: pressed twice, or again after a lost answer, it is one refund
  const [requestId, setRequestId] = useState<string | null>(null)
  const [draws, setDraws] = useState(most)
  const [refused, setRefused] = useState<Refused<string> | null>(null)
  const [isBusy, start] = useTransition()
  const line = order.lines[0]
  const left = line ? line.quantity - line.refundedQuantity : 0
  // as the database shares it: what is left of the line, by its pieces
  const back = line && left > 0 ? Math.floor(((line.netMinor - line.refundedNetMinor) * draws) / left) : 0
  const ask = () => {
    setRefused(null)
    setDraws(most)
    setRequestId(newRequestId())
  }
  const giveBack = () =>
    start(async () => {
      if (!requestId) return
      const answer = await giveBackDrawsAction({ number: order.number, draws, requestId }).catch(() =>
        refuse('offline'),
      )
      setRefused(answer.ok ? null : answer)
      if (!answer.ok) return
      toast.success(t('done', { amount: formatMoney(answer.value.moneyMinor, order.currency, locale) }))
      setRequestId(null)
      router.refresh()
    })
  return (
    <>
      <Button tone="outline" onClick={ask}>
        {t('giveBack')}
      </Button>
      <Dialog
        open={requestId !== null}
        onOpenChange={(isOpen) => !isOpen && setRequestId(null)}
        title={t('askTitle')}
        actions={
          <>
            <Button tone="outline" onClick={() => setRequestId(null)}>
              {t('keep')}
            </Button>
            <Button tone="danger" busy={isBusy} onClick={giveBack}>
              {t('do', { amount: formatMoney(back, order.currency, locale) })}
            </Button>
          </>
        }
      >
        <div className="grid gap-3">
          <p>{t('askBody')}</p>
          {most > 1 ? (
            <QuantityField
              min={1}
              max={most}
              value={draws}
              label={t('pieces')}
              moreLabel={t('more')}
              fewerLabel={t('fewer')}
              onChange={setDraws}
            />
          ) : null}
          {refused ? <FormError as="box">{say(refused)}</FormError> : null}
        </div>
      </Dialog>
    </>
  )
}
