'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useLocale, useTranslations } from 'next-intl'
import { Controller, useForm } from 'react-hook-form'
import type { z } from 'zod'
import { DecimalInput } from '@/components/merchant-kit/decimal-input-client'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { NumberText, whole } from '@/components/merchant-kit/number-text-client'
import { Panel } from '@/components/merchant-kit/panel'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast-client'
import { currencySign } from '@/lib/i18n/decimal-text'
import { useRouter } from '@/lib/i18n/navigation'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { savePayoutTermsAction } from '@/lib/payouts/actions'
import { payoutTermsSchema } from '@/lib/payouts/schema'

type Terms = Omit<z.output<typeof payoutTermsSchema>, 'reason'>
const sums = ['shopperDayMinor', 'shopDayMinor', 'secondPersonMinor'] as const

/** How much goes out in red packets on a day, and from where on two people are needed. */
export function PayoutTermsForm({ terms, mayWrite }: { terms: Terms; mayWrite: boolean }) {
  const t = useTranslations('payouts.terms')
  const common = useTranslations('common.client')
  const locale = useLocale()
  const errorOf = useFieldErrors()
  const router = useRouter()
  const { ask, refused } = useDeed()
  const { register, control, handleSubmit, formState, reset, getValues } = useForm({
    resolver: zodResolver(payoutTermsSchema),
    defaultValues: { ...terms, reason: '' },
  })
  const save = handleSubmit(async (input) => {
    const done = await ask(savePayoutTermsAction(input))
    if (!done) return
    reset({ ...getValues(), reason: '' })
    toast.success(common('saved'))
    router.refresh()
  })
  return (
    <Panel title={t('title')}>
      <form noValidate onSubmit={save}>
        <fieldset disabled={!mayWrite} className="grid gap-5">
          {sums.map((name) => (
            <Controller
              key={name}
              control={control}
              name={name}
              render={({ field: { value, onChange, ...field }, fieldState }) => (
                <Field label={t(name)} error={errorOf(fieldState.error)}>
                  <DecimalInput
                    value={value}
                    onValueChange={(next) => onChange(next ?? Number.NaN)}
                    sign={currencySign(shopCurrency(), locale)}
                    {...field}
                  />
                </Field>
              )}
            />
          ))}
          <Field label={t('undoMinutes')} error={errorOf(formState.errors.undoMinutes)}>
            <NumberText unit={t('minutes')} {...register('undoMinutes', whole)} />
          </Field>
          {mayWrite ? (
            <Field label={t('reason')} error={errorOf(formState.errors.reason)}>
              <Input autoComplete="off" {...register('reason')} />
            </Field>
          ) : null}
        </fieldset>
        {refused ? (
          <FormError as="box" className="mt-5">
            {refused}
          </FormError>
        ) : null}
        {mayWrite ? (
          <Button type="submit" busy={formState.isSubmitting} disabled={!formState.isDirty} className="mt-5">
            {common('save')}
          </Button>
        ) : (
          <p className="mt-5 text-ink-muted text-sm">{t('ownerOnly')}</p>
        )}
      </form>
    </Panel>
  )
}
