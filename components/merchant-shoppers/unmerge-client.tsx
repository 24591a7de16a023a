'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { SheetForm } from '@/components/merchant-kit/sheet-form-client'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast-client'
import { formatPoints } from '@/lib/i18n/format'
import { useRouter } from '@/lib/i18n/navigation'
import { unmergeAccountsAction } from '@/lib/shoppers/merges/actions'
import { unmergeAccountsSchema } from '@/lib/shoppers/merges/schema'

/** Takes a merge apart again, with a reason. */
export function Unmerge({ mergeId }: { mergeId: string }) {
  const t = useTranslations('points-desk.merge')
  const locale = useLocale()
  const errorOf = useFieldErrors()
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const { ask, refused } = useDeed()
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(unmergeAccountsSchema),
    defaultValues: { mergeId, reason: '' },
  })
  const send = handleSubmit(async (input) => {
    const done = await ask(unmergeAccountsAction(input))
    if (!done) return
    setOpen(false)
    toast.success(t('apartDone', { points: formatPoints(done.value.availablePoints, locale) }))
    router.refresh()
  })
  return (
    <>
      <Button tone="outline" size="sm" onClick={() => setOpen(true)}>
        {t('apart')}
      </Button>
      <SheetForm
        title={t('apartTitle')}
        open={open}
        onOpenChange={setOpen}
        onSubmit={send}
        submitLabel={t('apart')}
        busy={formState.isSubmitting}
        refused={refused}
      >
        <p>{t('apartWhat')}</p>
        <Field label={t('apartReason')} error={errorOf(formState.errors.reason)}>
          <Textarea rows={2} {...register('reason')} />
        </Field>
      </SheetForm>
    </>
  )
}
