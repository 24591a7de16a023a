'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { NumberText, whole } from '@/components/merchant-kit/number-text-client'
import { SheetForm } from '@/components/merchant-kit/sheet-form-client'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Plus } from '@/components/ui/icons'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import { openPoolAction } from '@/lib/rewards/codes/actions'
import { openPoolSchema } from '@/lib/rewards/codes/schema'

/** A new pool: what it is called, and from how few codes it is told. */
export function OpenPool() {
  const t = useTranslations('rewards-desk.codes')
  const errorOf = useFieldErrors()
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const { ask, refused } = useDeed()
  const { register, handleSubmit, formState, reset } = useForm({
    resolver: zodResolver(openPoolSchema),
    defaultValues: { name: '', lowAt: 20 },
  })
  const send = handleSubmit(async (input) => {
    const done = await ask(openPoolAction(input))
    if (!done) return
    setOpen(false)
    reset()
    toast.success(t('opened'))
    router.refresh()
  })
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Plus aria-hidden="true" />
        {t('open')}
      </Button>
      <SheetForm
        title={t('open')}
        open={open}
        onOpenChange={setOpen}
        onSubmit={send}
        submitLabel={t('open')}
        busy={formState.isSubmitting}
        refused={refused}
      >
        <Field label={t('name')} hint={t('nameHint')} error={errorOf(formState.errors.name)}>
          <Input autoComplete="off" {...register('name')} />
        </Field>
        <Field label={t('lowAt')} hint={t('lowAtHint')} error={errorOf(formState.errors.lowAt)}>
          <NumberText unit={t('unit')} {...register('lowAt', whole)} />
        </Field>
      </SheetForm>
    </>
  )
}
