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
import { voidEventAction } from '@/lib/behaviours/actions'
import { voidEventSchema } from '@/lib/behaviours/schema'
import { useRouter } from '@/lib/i18n/navigation'

/** Says that it never was, with a reason that the shopper reads. */
export function VoidEvent({ eventId }: { eventId: string }) {
  const t = useTranslations('behaviours.desk.void')
  const errorOf = useFieldErrors()
  const router = useRouter()
  const { ask, refused } = useDeed()
  const [open, setOpen] = useState(false)
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(voidEventSchema),
    defaultValues: { eventId, reason: '' },
  })
  const send = handleSubmit(async (input) => {
    const answer = await ask(voidEventAction(input))
    if (!answer) return
    setOpen(false)
    toast.success(t('done', { points: answer.value.takenBackPoints }))
    router.refresh()
  })
  return (
    <>
      <Button tone="outline" size="sm" onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      <SheetForm
        title={t('title')}
        open={open}
        onOpenChange={setOpen}
        onSubmit={send}
        submitLabel={t('submit')}
        busy={formState.isSubmitting}
        refused={refused}
      >
        <p className="text-ink-muted">{t('body')}</p>
        <Field label={t('reason')} error={errorOf(formState.errors.reason)}>
          <Input autoComplete="off" {...register('reason')} />
        </Field>
      </SheetForm>
    </>
  )
}
