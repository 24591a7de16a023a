'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { SheetForm } from '@/components/merchant-kit/sheet-form-client'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import { saveStoreAction } from '@/lib/rewards/stores/actions'
import type { Clerk } from '@/lib/rewards/stores/queries'
import { type SaveStore, saveStoreSchema } from '@/lib/rewards/stores/schema'

type StoreFormProps = { store: SaveStore; clerks: readonly Clerk[]; title: string; children: ReactNode }

/** A counter's names and who stands there, behind the button that opens them. */
export function StoreForm({ store, clerks, title, children }: StoreFormProps) {
  const t = useTranslations('rewards-desk.stores')
  const roles = useTranslations('merchant.roles')
  const common = useTranslations('common.client')
  const errorOf = useFieldErrors()
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const { ask, refused } = useDeed()
  const { register, handleSubmit, formState, reset } = useForm<SaveStore>({
    resolver: zodResolver(saveStoreSchema),
    defaultValues: store,
  })
  const send = handleSubmit(async (input) => {
    if (!(await ask(saveStoreAction(input)))) return
    setOpen(false)
    reset(store.id ? input : store)
    toast.success(t('saved', { name: input.nameZh }))
    router.refresh()
  })
  return (
    <>
      <Button
        tone={store.id ? 'outline' : 'primary'}
        size={store.id ? 'sm' : 'md'}
        aria-label={title}
        onClick={() => setOpen(true)}
      >
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
        <Field label={t('nameZh')} error={errorOf(formState.errors.nameZh)}>
          <Input lang="zh-CN" autoComplete="off" {...register('nameZh')} />
        </Field>
        <Field label={t('nameEn')} error={errorOf(formState.errors.nameEn)}>
          <Input lang="en" autoComplete="off" {...register('nameEn')} />
        </Field>
        <fieldset className="grid gap-1">
          <legend className="mb-1 font-medium text-sm">{t('staff')}</legend>
          {clerks.map((one) => (
            <Checkbox key={one.id} value={one.id} label={`${one.name} · ${roles(one.role)}`} {...register('staff')} />
          ))}
        </fieldset>
      </SheetForm>
    </>
  )
}
