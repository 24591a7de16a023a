'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { signUpAction } from '@/lib/shoppers/actions'
import { AuthForm } from './auth-form-client'
import { fieldError } from './field-error-client'
import { lazyResolver } from './lazy-resolver-client'
import { MailSent } from './mail-sent-client'
import { enterBy, goTo } from './next-auth-client'
import { PasswordInput } from './password-field-client'
import { useRefusalText } from './refusal-text-client'

const resolver = lazyResolver(() => import('@/lib/shoppers/schema').then((schema) => schema.signUpSchema))

/** The answer is the same for every address; a new account is then entered with its own password. */
export function SignUpForm({ returnTo, outbox }: { returnTo: string; outbox: boolean }) {
  const t = useTranslations('auth')
  const text = useRefusalText()
  const locale = useLocale()
  const [refusal, setRefusal] = useState<string | null>(null)
  const [sentTo, setSentTo] = useState<string | null>(null)
  const { register, handleSubmit, formState } = useForm({
    resolver,
    defaultValues: { name: '', email: '', password: '' },
  })
  const { errors, isSubmitting } = formState

  const submit = handleSubmit(async (fields) => {
    setRefusal(null)
    const answer = await signUpAction(fields).catch(() => ({ ok: false as const, refusal: 'offline' }))
    if (!answer.ok) return setRefusal(text(answer.refusal))
    const entered = await enterBy('password', { email: fields.email, password: fields.password })
    if (entered.ok) return goTo(returnTo, locale)
    setSentTo(fields.email)
  })

  if (sentTo) return <MailSent email={sentTo} outbox={outbox} body={t('signUp.checkMail')} />
  return (
    <AuthForm onSubmit={submit} refusal={refusal} busy={isSubmitting} submit={t('signUp.submit')}>
      <Field label={t('fields.name')} hint={t('signUp.nameHint')} error={fieldError(t, errors.name)}>
        <Input autoComplete="name" {...register('name')} />
      </Field>
      <Field label={t('fields.email')} error={fieldError(t, errors.email)}>
        <Input type="email" autoComplete="username" inputMode="email" {...register('email')} />
      </Field>
      <Field label={t('fields.password')} hint={t('signUp.passwordHint')} error={fieldError(t, errors.password)}>
        <PasswordInput autoComplete="new-password" {...register('password')} />
      </Field>
    </AuthForm>
  )
}
