'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { requestMagicLinkAction, requestPasswordResetAction } from '@/lib/shoppers/actions'
import { AuthForm } from './auth-form-client'
import { fieldError } from './field-error-client'
import { lazyResolver } from './lazy-resolver-client'
import { MailSent } from './mail-sent-client'
import { useRefusalText } from './refusal-text-client'

const resolver = lazyResolver(() => import('@/lib/shoppers/schema').then((schema) => schema.passwordResetRequestSchema))

type MailRequestFormProps = { kind: 'magicLink' | 'forgot'; returnTo: string; outbox: boolean }

/** Asks for a mail: a link to sign in, or to set a new password. Says the same for every address. */
export function MailRequestForm({ kind, returnTo, outbox }: MailRequestFormProps) {
  const t = useTranslations('auth')
  const text = useRefusalText()
  const [refusal, setRefusal] = useState<string | null>(null)
  const [sentTo, setSentTo] = useState<string | null>(null)
  const { register, handleSubmit, formState } = useForm({ resolver, defaultValues: { email: '' } })

  const submit = handleSubmit(async ({ email }) => {
    setRefusal(null)
    const asked =
      kind === 'forgot' ? requestPasswordResetAction({ email }) : requestMagicLinkAction({ email, returnTo })
    const answer = await asked.catch(() => ({ ok: false as const, refusal: 'offline' }))
    if (!answer.ok) return setRefusal(text(answer.refusal))
    setSentTo(email)
  })

  if (sentTo) return <MailSent email={sentTo} outbox={outbox} body={t(`${kind}.sent`)} />
  return (
    <AuthForm onSubmit={submit} refusal={refusal} busy={formState.isSubmitting} submit={t(`${kind}.submit`)}>
      <Field label={t('fields.email')} error={fieldError(t, formState.errors.email)}>
        <Input type="email" autoComplete="username" inputMode="email" {...register('email')} />
      </Field>
    </AuthForm>
  )
}
