'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useLocale, useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { SheetForm } from '@/components/merchant-kit/sheet-form-client'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { newRequestId } from '@/components/ui/request-id'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import { saveContentAction } from '@/lib/radar/actions'
import { type SaveContent, saveContentSchema } from '@/lib/radar/schema'

type ContentFormProps = { content: SaveContent | null; title: string; children: ReactNode }

const blank = { titleZh: '', titleEn: '', bodyZh: '', bodyEn: '', target: '/products', dwellSeconds: 30 }

/** What a page says in both languages, where it leads and how long it takes to read. */
export function ContentForm({ content, title, children }: ContentFormProps) {
  const t = useTranslations('campaigns-desk.content')
  const common = useTranslations('common.client')
  const locale = useLocale()
  const errorOf = useFieldErrors()
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const { ask, refused } = useDeed()
  const { register, handleSubmit, formState, reset } = useForm<SaveContent>({
    resolver: zodResolver(saveContentSchema),
    defaultValues: content ?? { ...blank, id: newRequestId(), archived: false },
  })
  const { errors } = formState
  const send = handleSubmit(async (input) => {
    if (!(await ask(saveContentAction(input)))) return
    setOpen(false)
    reset(content ? input : { ...blank, id: newRequestId(), archived: false })
    toast.success(t('saved', { name: locale === 'en' ? input.titleEn : input.titleZh }))
    router.refresh()
  })
  return (
    <>
      <Button tone={content ? 'outline' : 'primary'} size={content ? 'sm' : 'md'} onClick={() => setOpen(true)}>
        {children}
      </Button>
      <SheetForm
        title={title}
        open={open}
        onOpenChange={setOpen}
        onSubmit={send}
        submitLabel={common('save')}
        busy={formState.isSubmitting}
        refused={refused}
      >
        <Field label={t('titleZh')} error={errorOf(errors.titleZh)}>
          <Input lang="zh-CN" autoComplete="off" {...register('titleZh')} />
        </Field>
        <Field label={t('bodyZh')} hint={t('bodyHint')} error={errorOf(errors.bodyZh)}>
          <Textarea lang="zh-CN" rows={6} {...register('bodyZh')} />
        </Field>
        <Field label={t('titleEn')} error={errorOf(errors.titleEn)}>
          <Input lang="en" autoComplete="off" {...register('titleEn')} />
        </Field>
        <Field label={t('bodyEn')} error={errorOf(errors.bodyEn)}>
          <Textarea lang="en" rows={6} {...register('bodyEn')} />
        </Field>
        <Field label={t('target')} hint={t('targetHint')} error={errorOf(errors.target)}>
          <Input autoComplete="off" inputMode="url" {...register('target')} />
        </Field>
        <Field label={t('seconds')} hint={t('secondsHint')} error={errorOf(errors.dwellSeconds)}>
          <Input type="number" min={5} max={600} {...register('dwellSeconds', { valueAsNumber: true })} />
        </Field>
      </SheetForm>
    </>
  )
}
