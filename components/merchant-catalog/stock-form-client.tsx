'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useTranslations } from 'next-intl'
import { useForm } from 'react-hook-form'
import { SheetForm } from '@/components/merchant-kit/sheet-form-client'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toast-client'
import { adjustStockAction } from '@/lib/catalog/actions'
import { AdjustStock, stockReasons } from '@/lib/catalog/schema'
import { useRouter } from '@/lib/i18n/navigation'
import { useFieldWords } from './product-words-client'

type StockFormProps = { variantId: string; name: string; onHand: number; reserved: number; onClose: () => void }

/** Counts a variant anew, with the reason that the books will show. */
export function StockForm({ variantId, name, onHand, reserved, onClose }: StockFormProps) {
  const t = useTranslations('merchant-catalog.stock')
  const words = useFieldWords()
  const router = useRouter()
  const { ask, refused } = useDeed()
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(AdjustStock),
    defaultValues: { variantId, from: onHand, to: onHand, reason: 'count' as const, note: '' },
  })
  const send = handleSubmit(async (input) => {
    const done = await ask(adjustStockAction(input))
    router.refresh()
    if (!done) return
    onClose()
    toast.success(t('done', { count: done.value.onHand }))
  })
  return (
    <SheetForm
      title={`${t('title')} · ${name}`}
      open
      onOpenChange={onClose}
      onSubmit={send}
      submitLabel={t('submit')}
      busy={formState.isSubmitting}
      refused={refused}
    >
      <p className="text-ink-muted">{t('now', { onHand, reserved })}</p>
      <Field label={t('to')} error={words(formState.errors.to && { message: 'stock-invalid' })}>
        <Input type="number" inputMode="numeric" min={0} max={999_999} {...register('to', { valueAsNumber: true })} />
      </Field>
      <Field label={t('reason')}>
        <Select {...register('reason')}>
          {stockReasons.map((reason) => (
            <option key={reason} value={reason}>
              {t(`reasons.${reason}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('note')} hint={t('noteHint')} error={words(formState.errors.note)}>
        <Input autoComplete="off" {...register('note')} />
      </Field>
    </SheetForm>
  )
}
