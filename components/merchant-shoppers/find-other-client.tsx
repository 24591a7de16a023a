'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { useRefusalText } from '@/components/merchant-kit/refusal-text-client'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Input } from '@/components/ui/input'
import { findMergeCandidateAction } from '@/lib/shoppers/merges/actions'
import type { Mergeable } from '@/lib/shoppers/merges/queries'
import { findMergeCandidateSchema } from '@/lib/shoppers/merges/schema'
import { MergeForm } from './merge-form-client'

type FindOtherProps = { intoId: string; name: string; onDone: () => void }

/** Finds the other account by its address, and then asks why the two are one. */
export function FindOther({ intoId, name, onDone }: FindOtherProps) {
  const t = useTranslations('points-desk.merge')
  const errorOf = useFieldErrors()
  const refusalText = useRefusalText()
  const [found, setFound] = useState<Mergeable | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(findMergeCandidateSchema),
    defaultValues: { intoId, email: '' },
  })
  const find = handleSubmit(async (input) => {
    const answer = await findMergeCandidateAction(input).catch(() => null)
    setFound(answer?.ok ? answer.value : null)
    setRefused(answer?.ok ? null : refusalText(answer))
  })
  return (
    <div className="grid gap-6">
      <form noValidate onSubmit={find} className="grid gap-4">
        <Field label={t('email')} hint={t('emailHint', { name })} error={errorOf(formState.errors.email)}>
          <Input type="email" autoComplete="off" {...register('email', { onChange: () => setFound(null) })} />
        </Field>
        {refused ? <FormError as="box">{refused}</FormError> : null}
        <Button type="submit" tone={found ? 'outline' : 'primary'} busy={formState.isSubmitting} block>
          {t('find')}
        </Button>
      </form>
      {found ? <MergeForm key={found.accountId} other={found} intoId={intoId} onDone={onDone} /> : null}
    </div>
  )
}
