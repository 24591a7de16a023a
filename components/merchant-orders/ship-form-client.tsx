'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { useRefusalText } from '@/components/merchant-kit/refusal-text-client'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Input } from '@/components/ui/input'
import { Sheet } from '@/components/ui/sheet-client'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import { shipOrderAction } from '@/lib/orders/actions'
import { shipOrderSchema } from '@/lib/orders/schema'

type ShipFormProps = { orderId: string; number: number; open: boolean; onOpenChange: (open: boolean) => void }

const carriers = ['顺丰速运', '中通快递', '圆通速递', '京东物流', '韵达快递', 'EMS', 'DHL']

/** Sends a paid order off: with whom, and under which number it can be followed. */
export function ShipForm({ orderId, number, open, onOpenChange }: ShipFormProps) {
  const t = useTranslations('merchant.ship')
  const common = useTranslations('common.client')
  const errorOf = useFieldErrors()
  const refusalText = useRefusalText()
  const router = useRouter()
  const [refused, setRefused] = useState<string | null>(null)
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(shipOrderSchema),
    defaultValues: { orderId, carrier: '', trackingNumber: '' },
  })
  const send = handleSubmit(async (input) => {
    const answer = await shipOrderAction(input).catch(() => null)
    if (!answer?.ok) return setRefused(refusalText(answer))
    onOpenChange(false)
    toast.success(t('done', { number }))
    router.refresh()
  })
  return (
    <Sheet open={open} onOpenChange={onOpenChange} title={t('title', { number })} closeLabel={common('close')}>
      <form noValidate onSubmit={send} className="grid gap-5">
        <Field label={t('carrier')} error={errorOf(formState.errors.carrier)}>
          <Input list="carriers" autoComplete="off" {...register('carrier')} />
        </Field>
        <datalist id="carriers">
          {carriers.map((carrier) => (
            <option key={carrier} value={carrier}>
              {carrier}
            </option>
          ))}
        </datalist>
        <Field label={t('trackingNumber')} hint={t('mailNote')} error={errorOf(formState.errors.trackingNumber)}>
          <Input autoComplete="off" {...register('trackingNumber')} />
        </Field>
        {refused ? <FormError as="box">{refused}</FormError> : null}
        <Button type="submit" busy={formState.isSubmitting} block>
          {t('submit')}
        </Button>
      </form>
    </Sheet>
  )
}
