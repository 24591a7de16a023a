'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useTranslations } from 'next-intl'
import { useForm } from 'react-hook-form'
import type { z } from 'zod'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { NumberText, whole } from '@/components/merchant-kit/number-text-client'
import { Panel } from '@/components/merchant-kit/panel'
import { SaveBar } from '@/components/merchant-kit/save-bar-client'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import { saveLimitsAction } from '@/lib/points/adjustments/actions'
import { limitedRoles, saveLimitsSchema } from '@/lib/points/adjustments/schema'

type Limits = Omit<z.output<typeof saveLimitsSchema>, 'reason'>

/** How many points each role may adjust in a day without a second person. */
export function LimitsForm({ limits, mayWrite }: { limits: Limits; mayWrite: boolean }) {
  const t = useTranslations('points-desk.limits')
  const roles = useTranslations('merchant.roles')
  const common = useTranslations('common.client')
  const errorOf = useFieldErrors()
  const router = useRouter()
  const { ask, refused } = useDeed()
  const { register, handleSubmit, formState, reset, getValues } = useForm({
    resolver: zodResolver(saveLimitsSchema),
    defaultValues: { ...limits, reason: '' },
  })
  const { errors, isDirty, isSubmitting } = formState
  const save = handleSubmit(async (input) => {
    const done = await ask(saveLimitsAction(input))
    if (!done) return
    reset({ ...getValues(), reason: '' })
    toast.success(common('saved'))
    router.refresh()
  })
  return (
    <Panel title={t('title')}>
      <form noValidate onSubmit={save}>
        <p className="mb-4 text-ink-muted text-sm">{t('lead')}</p>
        <fieldset disabled={!mayWrite} className="grid gap-5 sm:grid-cols-3">
          {limitedRoles.map((role) => (
            <Field key={role} label={roles(role)} error={errorOf(errors[role])}>
              <NumberText unit={t('unit')} {...register(role, whole)} />
            </Field>
          ))}
          {mayWrite ? (
            <Field label={t('reason')} hint={t('reasonHint')} error={errorOf(errors.reason)} className="sm:col-span-3">
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
          <SaveBar
            className="mt-5"
            isDirty={isDirty}
            busy={isSubmitting}
            onDiscard={() => reset({ ...limits, reason: '' })}
          />
        ) : (
          <p className="mt-5 text-ink-muted text-sm">{t('ownerOnly')}</p>
        )}
      </form>
    </Panel>
  )
}
