'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { AuthForm } from './auth-form-client'
import { fieldError } from './field-error-client'
import { lazyResolver } from './lazy-resolver-client'
import { enterBy, goTo } from './next-auth-client'
import { PasswordInput } from './password-field-client'
import { useRefusalText } from './refusal-text-client'

const resolver = lazyResolver(() => import('@/lib/shoppers/schema').then((schema) => schema.passwordSignInSchema))

export function SignInForm({ returnTo }: { returnTo: string }) {
  const t = useTranslations('auth')
  const text = useRefusalText()
  const locale = useLocale()
  const [refusal, setRefusal] = useState<string | null>(null)
  const { register, handleSubmit, formState, setFocus } = useForm({
    resolver,
    defaultValues: { email: '', password: '' },
  })
  const { errors, isSubmitting } = formState

  const submit = handleSubmit(async (fields) => {
    setRefusal(null)
    const entered = await enterBy('password', fields)
    if (entered.ok) return goTo(returnTo, locale)
    setRefusal(text(entered.refusal))
    setFocus('password', { shouldSelect: true })
  })

  return (
    <AuthForm onSubmit={submit} refusal={refusal} busy={isSubmitting} submit={t('signIn.submit')}>
      <Field label={t('fields.email')} error={fieldError(t, errors.email)}>
        <Input type="email" autoComplete="username" inputMode="email" {...register('email')} />
      </Field>
      <div className="relative">
        <Field label={t('fields.password')} error={fieldError(t, errors.password)}>
          <PasswordInput autoComplete="current-password" {...register('password')} />
        </Field>
        <Link
          href={paths.forgotPassword()}
          className="-top-2.5 absolute right-0 inline-flex h-11 items-center text-ink-muted text-sm underline-offset-4 hover:text-ink hover:underline"
        >
          {t('signIn.forgot')}
        </Link>
      </div>
    </AuthForm>
  )
}
