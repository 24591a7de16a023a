'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { Field } from '@/components/ui/field'
import { paths } from '@/lib/paths'
import { resetPasswordAction } from '@/lib/shoppers/actions'
import { AuthForm } from './auth-form-client'
import { fieldError } from './field-error-client'
import { lazyResolver } from './lazy-resolver-client'
import { enterBy, goTo } from './next-auth-client'
import { PasswordInput } from './password-field-client'
import { useRefusalText } from './refusal-text-client'

const resolver = lazyResolver(() => import('@/lib/shoppers/schema').then((schema) => schema.passwordResetSchema))

/** A new password by the mailed link, and in with it at once. */
export function ResetPasswordForm({ token }: { token: string }) {
  const t = useTranslations('auth')
  const text = useRefusalText()
  const locale = useLocale()
  const [refusal, setRefusal] = useState<string | null>(null)
  const { register, handleSubmit, formState } = useForm({ resolver, defaultValues: { token, password: '' } })
  const { errors, isSubmitting } = formState

  const submit = handleSubmit(async (fields) => {
    setRefusal(null)
    const answer = await resetPasswordAction(fields).catch(() => ({ ok: false as const, refusal: 'offline' }))
    if (!answer.ok) return setRefusal(text(answer.refusal))
    const entered = await enterBy('password', { email: answer.value.email, password: fields.password })
    goTo(entered.ok ? paths.account() : paths.signIn(), locale)
  })

  return (
    <AuthForm
      onSubmit={submit}
      refusal={refusal ?? (errors.token ? text('link-spent') : null)}
      busy={isSubmitting}
      submit={t('reset.submit')}
    >
      <Field label={t('fields.newPassword')} hint={t('signUp.passwordHint')} error={fieldError(t, errors.password)}>
        <PasswordInput autoComplete="new-password" {...register('password')} />
      </Field>
    </AuthForm>
  )
}
