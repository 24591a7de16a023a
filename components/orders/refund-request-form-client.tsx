'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useTranslations } from 'next-intl'
import { useForm } from 'react-hook-form'
import { LinkButton } from '@/components/layout/link-button'
import { PiecesFields } from '@/components/refunds/pieces-fields-client'
import { RefundEffects } from '@/components/refunds/refund-effects'
import type { RefundableLine } from '@/components/refunds/refundable-line'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Segmented } from '@/components/ui/segmented'
import { Textarea } from '@/components/ui/textarea'
import { requestRefundSchema } from '@/lib/orders/refund-requests/schema'
import { wishKinds } from '@/lib/orders/refunds/rules'
import { useRefundRequest } from './use-refund-request-client'

type RefundRequestFormProps = {
  number: number
  token: string | null
  currency: string
  lines: readonly RefundableLine[]
  coupon: string | null
  graceDays: number
  /** the order's page */
  back: string
}

const words = requestRefundSchema.pick({ reason: true })

/** What a shopper wants to give back and why, with the very sum that the shop would make. */
export function RefundRequestForm({ number, token, back, ...order }: RefundRequestFormProps) {
  const t = useTranslations('orders.request')
  const refunds = useTranslations('refunds')
  const { wish, setWish, outcome, isBusy, why, send } = useRefundRequest({
    number,
    token,
    back,
    currency: order.currency,
    lines: order.lines,
  })
  const kinds = wishKinds(order.lines).filter((kind) => kind !== 'amount')
  const { register, handleSubmit, formState } = useForm({ resolver: zodResolver(words), defaultValues: { reason: '' } })
  return (
    <form noValidate onSubmit={handleSubmit(send)} className="grid gap-5">
      <p className="text-ink-muted">{t('lead')}</p>
      {kinds.length > 1 ? (
        <Segmented
          name="kind"
          label={refunds('how')}
          className="justify-self-start"
          value={wish.kind}
          onValueChange={(kind) => setWish({ ...wish, kind: kind === 'pieces' ? kind : 'rest' })}
          options={kinds.map((kind) => ({ value: kind, label: t(kind === 'rest' ? 'all' : 'some') }))}
        />
      ) : null}
      {wish.kind === 'pieces' ? (
        <PiecesFields
          lines={order.lines}
          pieces={wish.pieces}
          onPiecesChange={(pieces) => setWish({ ...wish, pieces })}
        />
      ) : null}
      <RefundEffects title={t('effects')} outcome={outcome} isBusy={isBusy} {...order} />
      <Field
        label={t('reason')}
        hint={t('reasonHint')}
        error={formState.errors.reason ? t('reasonMissing') : undefined}
      >
        <Textarea rows={3} {...register('reason')} />
      </Field>
      {why ? <FormError as="box">{why}</FormError> : null}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="lg" disabled={!outcome || isBusy} busy={formState.isSubmitting}>
          {t('send')}
        </Button>
        <LinkButton href={back} tone="ghost" size="lg">
          {t('back')}
        </LinkButton>
      </div>
    </form>
  )
}
