'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { paths } from '@/lib/paths'
import { acceptStaffInviteAction } from '@/lib/staff/actions'
import { AuthForm } from './auth-form-client'
import { fieldError } from './field-error-client'
import { lazyResolver } from './lazy-resolver-client'
import { enterBy, goTo } from './next-auth-client'
import { PasswordInput } from './password-field-client'
import { useRefusalText } from './refusal-text-client'

const resolver = lazyResolver(() => import('@/lib/staff/schema').then((schema) => schema.acceptInviteSchema))

type JoinFormProps = { token: string; email: string; goes: string }

/** A name and a password by the letter of invitation, and to work at once. */
export function JoinForm({ token, email, goes }: JoinFormProps) {
  const t = useTranslations('auth')
  const text = useRefusalText()
  const locale = useLocale()
  const [refusal, setRefusal] = useState<string | null>(null)
  const { register, handleSubmit, formState } = useForm({ resolver, defaultValues: { token, name: '', password: '' } })
  const { errors, isSubmitting } = formState

  const submit = handleSubmit(async (fields) => {
    setRefusal(null)
    const answer = await acceptStaffInviteAction(fields).catch(() => ({ ok: false as const, refusal: 'offline' }))
    if (!answer.ok) return setRefusal(text(answer.refusal))
    const entered = await enterBy('password', { email, password: fields.password })
    goTo(entered.ok ? goes : paths.signIn(goes), locale)
  })

  return (
    <AuthForm onSubmit={submit} refusal={refusal} busy={isSubmitting} submit={t('join.submit')}>
      <input type="hidden" autoComplete="username" value={email} readOnly />
      <Field label={t('fields.name')} error={fieldError(t, errors.name)}>
        <Input autoComplete="name" {...register('name')} />
      </Field>
      <Field label={t('fields.password')} hint={t('signUp.passwordHint')} error={fieldError(t, errors.password)}>
        <PasswordInput autoComplete="new-password" {...register('password')} />
      </Field>
    </AuthForm>
  )
}
