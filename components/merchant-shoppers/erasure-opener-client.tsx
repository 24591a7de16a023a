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
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import { askErasureForAction } from '@/lib/shoppers/erasure/actions'
import { GRACE_DAYS } from '@/lib/shoppers/erasure/rules'
import { askErasureForSchema } from '@/lib/shoppers/erasure/schema'

/** Asks for a shopper to be erased who wrote to the shop. */
export function ErasureOpener({ accountId, name }: { accountId: string; name: string }) {
  const t = useTranslations('points-desk.erasure')
  const errorOf = useFieldErrors()
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const { ask, refused } = useDeed()
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(askErasureForSchema),
    defaultValues: { accountId, reason: '' },
  })
  const send = handleSubmit(async (input) => {
    if (!(await ask(askErasureForAction(input)))) return
    setOpen(false)
    toast.success(t('done'))
    router.refresh()
  })
  return (
    <>
      <Button tone="outline" onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      <SheetForm
        title={t('title', { name })}
        open={open}
        onOpenChange={setOpen}
        onSubmit={send}
        submitLabel={t('submit')}
        busy={formState.isSubmitting}
        refused={refused}
      >
        <p>{t('what', { days: GRACE_DAYS })}</p>
        <Field label={t('reason')} hint={t('reasonHint')} error={errorOf(formState.errors.reason)}>
          <Textarea rows={2} {...register('reason')} />
        </Field>
      </SheetForm>
    </>
  )
}
