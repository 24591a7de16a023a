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
import { openBudgetAction } from '@/lib/points/budgets/actions'
import { openBudgetSchema } from '@/lib/points/budgets/schema'

const blank = { code: '', titleZh: '', titleEn: '' }

/** The way to a new budget, empty until it is granted something. */
export function OpenBudget() {
  const t = useTranslations('plan.open')
  const errorOf = useFieldErrors()
  const router = useRouter()
  const { ask, refused } = useDeed()
  const [open, setOpen] = useState(false)
  const { register, handleSubmit, formState, reset } = useForm({
    resolver: zodResolver(openBudgetSchema),
    defaultValues: blank,
  })
  const { errors, isSubmitting } = formState
  const send = handleSubmit(async (input) => {
    if (!(await ask(openBudgetAction(input)))) return
    setOpen(false)
    reset(blank)
    toast.success(t('done'))
    router.refresh()
  })
  return (
    <>
      <Button tone="outline" onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      <SheetForm
        title={t('title')}
        open={open}
        onOpenChange={setOpen}
        onSubmit={send}
        submitLabel={t('submit')}
        busy={isSubmitting}
        refused={refused}
      >
        <Field label={t('titleZh')} error={errorOf(errors.titleZh)}>
          <Input lang="zh-CN" autoComplete="off" {...register('titleZh')} />
        </Field>
        <Field label={t('titleEn')} error={errorOf(errors.titleEn)}>
          <Input lang="en" autoComplete="off" {...register('titleEn')} />
        </Field>
        <Field label={t('code')} hint={t('codeHint')} error={errorOf(errors.code)}>
          <Input autoComplete="off" autoCapitalize="off" spellCheck={false} {...register('code')} />
        </Field>
      </SheetForm>
    </>
  )
}
