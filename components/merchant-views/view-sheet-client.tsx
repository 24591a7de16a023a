'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useTranslations } from 'next-intl'
import { useForm } from 'react-hook-form'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { Trash2 } from '@/components/merchant-kit/merchant-icons'
import { useRefusalText } from '@/components/merchant-kit/refusal-text-client'
import { SheetForm } from '@/components/merchant-kit/sheet-form-client'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import { dropViewAction, keepViewAction } from '@/lib/views/actions'
import type { SavedView, ViewPage } from '@/lib/views/rules'
import { keepViewSchema } from '@/lib/views/schema'
import { useKeepView } from './use-keep-view-client'

const schema = keepViewSchema.pick({ name: true, isShared: true })

type ViewSheetProps = { page: ViewPage; view: SavedView; mayShare: boolean; onClose: () => void }

/** What a view is called and who sees it. One that is there can be deleted here; the word that says so takes it back. */
export function ViewSheet({ page, view, mayShare, onClose }: ViewSheetProps) {
  const t = useTranslations('views')
  const common = useTranslations('common.client')
  const errorOf = useFieldErrors()
  const refusalText = useRefusalText()
  const router = useRouter()
  const { keep, ask, refused } = useKeepView(page)
  const isNew = view.name === ''
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(schema),
    defaultValues: { name: view.name, isShared: view.isShared },
  })
  const send = handleSubmit(async (input) => {
    if (!(await keep({ ...view, ...input }))) return
    onClose()
    toast.success(t(isNew ? 'kept' : 'renamed'))
  })
  // the sheet is gone by then
  const restore = async () => {
    const { id, name, params, isShared } = view
    const answer = await keepViewAction({ id, page, name, params: { ...params }, isShared }).catch(() => null)
    if (!answer?.ok) return toast.error(refusalText(answer))
    toast.message(t('restored'))
    router.refresh()
  }
  const drop = async () => {
    if (!(await ask(dropViewAction({ id: view.id })))) return
    onClose()
    router.refresh()
    toast.success(t('dropped'), { action: { label: common('undo'), onPress: () => void restore() } })
  }
  return (
    <SheetForm
      title={t(isNew ? 'saveTitle' : 'editTitle')}
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      onSubmit={send}
      submitLabel={t('keep')}
      busy={formState.isSubmitting}
      refused={refused}
    >
      {isNew ? <p className="text-ink-muted">{t('saveLead')}</p> : null}
      <Field label={t('name')} hint={t('nameHint')} error={errorOf(formState.errors.name)}>
        <Input autoComplete="off" maxLength={60} {...register('name')} />
      </Field>
      {mayShare ? <Checkbox label={t('share')} hint={t('shareHint')} {...register('isShared')} /> : null}
      {isNew ? null : (
        <Button tone="ghost" size="sm" className="justify-self-start" onClick={() => void drop()}>
          <Trash2 aria-hidden="true" />
          {t('drop')}
        </Button>
      )}
    </SheetForm>
  )
}
