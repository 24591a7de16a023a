'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { useRefusalText } from '@/components/merchant-kit/refusal-text-client'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { newRequestId } from '@/components/ui/request-id'
import { Sheet } from '@/components/ui/sheet-client'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import { refundOrderAction } from '@/lib/orders/actions'
import { refundOrderSchema } from '@/lib/orders/refunds/schema'
import { RefundEffects, type RefundEffectsProps } from './refund-effects'

type RefundFormProps = RefundEffectsProps & {
  orderId: string
  number: number
  isShipped: boolean
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Undoes an order, after saying in full what that will do. Pressed twice it is still one refund. */
export function RefundForm({ orderId, number, isShipped, open, onOpenChange, ...effects }: RefundFormProps) {
  const t = useTranslations('merchant.refund')
  const common = useTranslations('common.client')
  const errorOf = useFieldErrors()
  const refusalText = useRefusalText()
  const router = useRouter()
  const [refused, setRefused] = useState<string | null>(null)
  const [requestId] = useState(newRequestId)
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(refundOrderSchema),
    defaultValues: {
      requestId,
      orderId,
      reason: '',
      restock: !isShipped,
      scope: { kind: 'rest' },
      shortfall: 'debt',
      expected: null,
    },
  })
  const send = handleSubmit(async (input) => {
    const answer = await refundOrderAction(input).catch(() => null)
    if (!answer?.ok) return setRefused(refusalText(answer))
    onOpenChange(false)
    const { money } = answer.value
    if (money === 'failed') toast.error(t(`done.${money}`))
    else toast.success(t(`done.${money}`))
    router.refresh()
  })
  return (
    <Sheet open={open} onOpenChange={onOpenChange} title={t('title', { number })} closeLabel={common('close')}>
      <form noValidate onSubmit={send} className="grid gap-5">
        <RefundEffects {...effects} />
        <Field label={t('reason')} hint={t('reasonHint')} error={errorOf(formState.errors.reason)}>
          <Textarea rows={3} {...register('reason')} />
        </Field>
        <Checkbox label={t('restock')} hint={t('restockHint')} {...register('restock')} />
        {refused ? <FormError as="box">{refused}</FormError> : null}
        <Button type="submit" tone="danger" busy={formState.isSubmitting} block>
          {t('submit')}
        </Button>
        <p role="status" className="text-center text-ink-muted text-sm empty:hidden">
          {formState.isSubmitting ? t('sending') : ''}
        </p>
      </form>
    </Sheet>
  )
}
