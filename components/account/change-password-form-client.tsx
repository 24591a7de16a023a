'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Notice } from '@/components/ui/notice'
import { changePasswordAction } from '@/lib/shoppers/actions'
import { fieldError } from './field-error-client'
import { lazyResolver } from './lazy-resolver-client'
import { enterBy } from './next-auth-client'
import { PasswordInput } from './password-field-client'
import { useRefusalText } from './refusal-text-client'

const resolver = lazyResolver(() => import('@/lib/shoppers/schema').then((schema) => schema.changePasswordSchema))

/** A new password ends every session; this browser comes straight back in with it. */
export function ChangePasswordForm({ email, hasPassword }: { email: string; hasPassword: boolean }) {
  const t = useTranslations('account.password')
  const auth = useTranslations('auth')
  const text = useRefusalText()
  const [outcome, setOutcome] = useState<{ refusal: string } | 'changed' | null>(null)
  const { register, handleSubmit, formState, reset } = useForm({
    resolver,
    defaultValues: { current: '', password: '' },
  })
  const { errors, isSubmitting } = formState

  const submit = handleSubmit(async (fields) => {
    setOutcome(null)
    const answer = await changePasswordAction(fields).catch(() => ({ ok: false as const, refusal: 'offline' }))
    if (!answer.ok) return setOutcome({ refusal: text(answer.refusal) })
    await enterBy('password', { email, password: fields.password })
    reset()
    setOutcome('changed')
  })

  return (
    <form noValidate method="post" onSubmit={submit} className="grid gap-5">
      <input type="text" name="username" autoComplete="username" defaultValue={email} hidden readOnly />
      {hasPassword ? (
        <Field label={auth('fields.currentPassword')} error={fieldError(auth, errors.current)}>
          <PasswordInput autoComplete="current-password" {...register('current')} />
        </Field>
      ) : null}
      <Field
        label={auth('fields.newPassword')}
        hint={auth('signUp.passwordHint')}
        error={fieldError(auth, errors.password)}
      >
        <PasswordInput autoComplete="new-password" {...register('password')} />
      </Field>
      {outcome === 'changed' ? (
        <Notice tone="success" live>
          {t('changed')}
        </Notice>
      ) : null}
      {outcome && outcome !== 'changed' ? <FormError as="box">{outcome.refusal}</FormError> : null}
      <Button type="submit" busy={isSubmitting} className="justify-self-start">
        {hasPassword ? t('change') : t('set')}
      </Button>
    </form>
  )
}
