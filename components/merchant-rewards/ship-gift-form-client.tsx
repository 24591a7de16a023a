'use client'
import { useTranslations } from 'next-intl'
import { useDeedSheet } from '@/components/merchant-kit/deed-sheet-client'
import { SheetForm } from '@/components/merchant-kit/sheet-form-client'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { shipGiftAction } from '@/lib/rewards/parcel/actions'
import { shipGiftSchema } from '@/lib/rewards/parcel/schema'

type ShipGiftFormProps = { claimId: string; no: number; open: boolean; onOpenChange: (open: boolean) => void }

/** Sends a gift off: with whom, and under which number it can be followed. */
export function ShipGiftForm({ claimId, no, open, onOpenChange }: ShipGiftFormProps) {
  const t = useTranslations('rewards-desk.claims')
  const ship = useTranslations('merchant.ship')
  const { register, errors, errorOf, sheet } = useDeedSheet({
    schema: shipGiftSchema,
    begin: () => ({ claimId, carrier: '', trackingNumber: '' }),
    deed: shipGiftAction,
    held: { open, onOpenChange },
    done: () => t('shipped', { no }),
  })
  return (
    <SheetForm title={t('shipTitle', { no })} {...sheet} submitLabel={t('ship')}>
      <Field label={ship('carrier')} error={errorOf(errors.carrier)}>
        <Input autoComplete="off" {...register('carrier')} />
      </Field>
      <Field label={ship('trackingNumber')} error={errorOf(errors.trackingNumber)}>
        <Input autoComplete="off" {...register('trackingNumber')} />
      </Field>
    </SheetForm>
  )
}
