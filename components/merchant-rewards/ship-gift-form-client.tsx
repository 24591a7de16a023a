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
import { shipGiftAction } from '@/lib/rewards/parcel/actions'
import { shipGiftSchema } from '@/lib/rewards/parcel/schema'

type ShipGiftFormProps = { claimId: string; no: number; open: boolean; onOpenChange: (open: boolean) => void }

/** Sends a gift off: with whom, and under which number it can be followed. */
export function ShipGiftForm({ claimId, no, open, onOpenChange }: ShipGiftFormProps) {
  const t = useTranslations('rewards-desk.claims')
  const ship = useTranslations('merchant.ship')
  const errorOf = useFieldErrors()
  const router = useRouter()
  const { ask, refused } = useDeed()
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(shipGiftSchema),
    defaultValues: { claimId, carrier: '', trackingNumber: '' },
  })
  const send = handleSubmit(async (input) => {
    const done = await ask(shipGiftAction(input))
    if (!done) return
    onOpenChange(false)
    toast.success(t('shipped', { no }))
    router.refresh()
  })
  return (
    <SheetForm
      title={t('shipTitle', { no })}
      open={open}
      onOpenChange={onOpenChange}
      onSubmit={send}
      submitLabel={t('ship')}
      busy={formState.isSubmitting}
      refused={refused}
    >
      <Field label={ship('carrier')} error={errorOf(formState.errors.carrier)}>
        <Input autoComplete="off" {...register('carrier')} />
      </Field>
      <Field label={ship('trackingNumber')} error={errorOf(formState.errors.trackingNumber)}>
        <Input autoComplete="off" {...register('trackingNumber')} />
      </Field>
    </SheetForm>
  )
}
