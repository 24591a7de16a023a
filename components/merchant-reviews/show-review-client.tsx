'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { SheetForm } from '@/components/merchant-kit/sheet-form-client'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import { showReviewAction } from '@/lib/reviews/actions'
import { showReviewSchema } from '@/lib/reviews/schema'

/** Takes a review out of sight, or shows a hidden one again, with a reason. */
export function ShowReview({ reviewId, isHidden }: { reviewId: string; isHidden: boolean }) {
  const t = useTranslations('reviews.desk')
  const errorOf = useFieldErrors()
  const router = useRouter()
  const { ask, refused } = useDeed()
  const [open, setOpen] = useState(false)
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(showReviewSchema),
    values: { reviewId, shown: isHidden, reason: '' },
  })
  const send = handleSubmit(async (input) => {
    if (!(await ask(showReviewAction(input)))) return
    setOpen(false)
    toast.success(t(isHidden ? 'restoredDone' : 'hiddenDone'))
    router.refresh()
  })
  return (
    <>
      <Button tone="outline" size="sm" onClick={() => setOpen(true)}>
        {t(isHidden ? 'restore' : 'hide')}
      </Button>
      <SheetForm
        title={t(isHidden ? 'restoreTitle' : 'hideTitle')}
        open={open}
        onOpenChange={setOpen}
        onSubmit={send}
        submitLabel={t(isHidden ? 'restore' : 'hide')}
        busy={formState.isSubmitting}
        refused={refused}
      >
        <Field label={t('reason')} hint={t('reasonHint')} error={errorOf(formState.errors.reason)}>
          <Input autoComplete="off" {...register('reason')} />
        </Field>
      </SheetForm>
    </>
  )
}
