'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { ChosenBar, useChosen } from '@/components/merchant-kit/choosing-client'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { useRefusalText } from '@/components/merchant-kit/refusal-text-client'
import { SheetForm } from '@/components/merchant-kit/sheet-form-client'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import { showReviewsAction } from '@/lib/reviews/actions'
import { type ReviewFilter, showReviewsSchema } from '@/lib/reviews/schema'

const schema = showReviewsSchema.pick({ reason: true })

/** All that is ticked is hidden or shown again for one reason; all that match are sent as their list. It can be taken back from its toast. */
export function ReviewBulkBar({ show }: { show: ReviewFilter['show'] }) {
  const t = useTranslations('reviews.desk')
  const common = useTranslations('common.client')
  const errorOf = useFieldErrors()
  const refusalText = useRefusalText()
  const router = useRouter()
  const chosen = useChosen()
  const { ask, refused } = useDeed()
  const [shown, setShown] = useState<boolean | null>(null)
  const { register, handleSubmit, formState, reset } = useForm({
    resolver: zodResolver(schema),
    defaultValues: { reason: '' },
  })
  if (!chosen) return null
  const { isAll, ids, count, clear } = chosen
  // the bar is gone by then
  const undo = async (changed: string[], back: boolean) => {
    const answer = await showReviewsAction({
      which: { ids: changed },
      shown: back,
      reason: t('undoReason'),
    }).catch(() => null)
    if (!answer?.ok) return toast.error(refusalText(answer))
    toast.message(t('undone'))
    router.refresh()
  }
  const send = handleSubmit(async ({ reason }) => {
    const which = isAll ? { show, count } : { ids: [...ids] }
    const done = await ask(showReviewsAction({ which, shown: shown === true, reason }))
    if (!done) return
    const { changed } = done.value
    reset()
    setShown(null)
    clear()
    router.refresh()
    if (changed.length === 0) return toast.message(t('nothingChanged'))
    // what was done to more than can be named at once is undone by choosing them again
    const action = { label: common('undo'), onPress: () => void undo(changed, shown !== true) }
    toast.success(
      t(shown ? 'manyRestored' : 'manyHidden', { count: changed.length }),
      changed.length > 100 ? {} : { action },
    )
  })
  return (
    <ChosenBar>
      {[false, true].map((to) => (
        <Button key={String(to)} tone="outline" size="sm" onClick={() => setShown(to)}>
          {t(to ? 'restore' : 'hide')}
        </Button>
      ))}
      <SheetForm
        title={t(shown ? 'manyRestoreTitle' : 'manyHideTitle', { count })}
        open={shown !== null}
        onOpenChange={(open) => (open ? undefined : setShown(null))}
        onSubmit={send}
        submitLabel={t(shown ? 'restore' : 'hide')}
        busy={formState.isSubmitting}
        refused={refused}
      >
        <Field label={t('reason')} hint={t('reasonHint')} error={errorOf(formState.errors.reason)}>
          <Input autoComplete="off" {...register('reason')} />
        </Field>
      </SheetForm>
    </ChosenBar>
  )
}
