'use client'
import { useTranslations } from 'next-intl'
import { useDeedSheet } from '@/components/merchant-kit/deed-sheet-client'
import { SheetForm } from '@/components/merchant-kit/sheet-form-client'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { shipOrderAction } from '@/lib/orders/actions'
import { shipOrderSchema } from '@/lib/orders/schema'

type ShipFormProps = { orderId: string; number: number; open: boolean; onOpenChange: (open: boolean) => void }

const carriers = ['顺丰速运', '中通快递', '圆通速递', '京东物流', '韵达快递', 'EMS', 'DHL']

/** Sends a paid order off: with whom, and under which number it can be followed. */
export function ShipForm({ orderId, number, open, onOpenChange }: ShipFormProps) {
  const t = useTranslations('merchant.ship')
  const { register, errors, errorOf, sheet } = useDeedSheet({
    schema: shipOrderSchema,
    begin: () => ({ orderId, carrier: '', trackingNumber: '' }),
    deed: shipOrderAction,
    held: { open, onOpenChange },
    done: () => t('done', { number }),
  })
  return (
    <SheetForm title={t('title', { number })} {...sheet} submitLabel={t('submit')}>
      <Field label={t('carrier')} error={errorOf(errors.carrier)}>
        <Input list="carriers" autoComplete="off" {...register('carrier')} />
      </Field>
      <datalist id="carriers">
        {carriers.map((carrier) => (
          <option key={carrier} value={carrier}>
            {carrier}
          </option>
        ))}
      </datalist>
      <Field label={t('trackingNumber')} hint={t('mailNote')} error={errorOf(errors.trackingNumber)}>
        <Input autoComplete="off" {...register('trackingNumber')} />
      </Field>
    </SheetForm>
  )
}
