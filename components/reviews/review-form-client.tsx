'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Controller, useForm } from 'react-hook-form'
import { lazyResolver } from '@/components/account/lazy-resolver-client'
import { useRefusalText } from '@/components/account/refusal-text-client'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Sheet } from '@/components/ui/sheet-client'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import { writeReviewAction } from '@/lib/reviews/actions'
import { RatingField } from './rating-field-client'

const resolver = lazyResolver(() => import('@/lib/reviews/schema').then((schema) => schema.writeReviewSchema))

type ReviewFormProps = { productId: string; title: string; rating: number | null; body: string | null }

/** Says a word about a product, or says it anew. */
export function ReviewForm({ productId, title, rating, body }: ReviewFormProps) {
  const t = useTranslations('reviews')
  const earned = useTranslations('behaviours')
  const common = useTranslations('common.client')
  const text = useRefusalText()
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const { register, control, handleSubmit, formState } = useForm({
    resolver,
    defaultValues: { productId, rating: rating ?? 0, body: body ?? '' },
  })
  const problem = (issue: { message?: string } | undefined) => {
    const key = `form.errors.${issue?.message}` as 'form.errors.review-short'
    return issue ? t(t.has(key) ? key : 'form.errors.review-strange') : undefined
  }
  const send = handleSubmit(async (said) => {
    setRefusal(null)
    const answer = await writeReviewAction(said).catch(() => ({ ok: false as const, refusal: 'offline' }))
    if (!answer.ok) return setRefusal(text(answer.refusal))
    setOpen(false)
    toast.success(answer.value.points > 0 ? earned('reviewPoints', { points: answer.value.points }) : t('form.done'))
    router.refresh()
  })
  return (
    <>
      <Button tone={rating === null ? 'outline' : 'ghost'} size="sm" onClick={() => setOpen(true)}>
        {rating === null ? t('mine.write') : t('mine.edit')}
        <span className="sr-only">{title}</span>
      </Button>
      <Sheet open={open} onOpenChange={setOpen} title={t('form.title', { title })} closeLabel={common('close')}>
        <form noValidate method="post" onSubmit={send} className="grid gap-5">
          <Controller
            control={control}
            name="rating"
            render={({ field: { value, onChange, name, onBlur } }) => (
              <RatingField
                value={value}
                error={problem(formState.errors.rating)}
                field={{ name, onBlur }}
                onRate={onChange}
              />
            )}
          />
          <Field label={t('form.body')} hint={t('form.bodyHint')} error={problem(formState.errors.body)}>
            <Textarea rows={5} maxLength={1_000} {...register('body')} />
          </Field>
          {refusal ? <FormError as="box">{refusal}</FormError> : null}
          <Button type="submit" busy={formState.isSubmitting} block>
            {t('form.submit')}
          </Button>
        </form>
      </Sheet>
    </>
  )
}
