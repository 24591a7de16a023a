'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useTranslations } from 'next-intl'
import { useForm } from 'react-hook-form'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { SheetForm } from '@/components/merchant-kit/sheet-form-client'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import { shipOrderAction } from '@/lib/orders/actions'
import { shipOrderSchema } from '@/lib/orders/schema'

type ShipFormProps = { orderId: string; number: number; open: boolean; onOpenChange: (open: boolean) => void }

const carriers = ['顺丰速运', '中通快递', '圆通速递', '京东物流', '韵达快递', 'EMS', 'DHL']

/** Sends a paid order off: with whom, and under which number it can be followed. */
export function ShipForm({ orderId, number, open, onOpenChange }: ShipFormProps) {
  const t = useTranslations('merchant.ship')
  const errorOf = useFieldErrors()
  const router = useRouter()
  const { ask, refused } = useDeed()
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(shipOrderSchema),
    defaultValues: { orderId, carrier: '', trackingNumber: '' },
  })
  const send = handleSubmit(async (input) => {
    const done = await ask(shipOrderAction(input))
    if (!done) return
    onOpenChange(false)
    toast.success(t('done', { number }))
    router.refresh()
  })
  return (
    <SheetForm
      title={t('title', { number })}
      open={open}
      onOpenChange={onOpenChange}
      onSubmit={send}
      submitLabel={t('submit')}
      busy={formState.isSubmitting}
      refused={refused}
    >
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
    </SheetForm>
  )
}
