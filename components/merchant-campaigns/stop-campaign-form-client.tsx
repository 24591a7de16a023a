'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useTranslations } from 'next-intl'
import { useForm } from 'react-hook-form'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { SheetForm } from '@/components/merchant-kit/sheet-form-client'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast-client'
import { stopCampaignAction } from '@/lib/campaigns/staff/actions'
import { stopCampaignSchema } from '@/lib/campaigns/staff/schema'
import { useRouter } from '@/lib/i18n/navigation'

type StopCampaignFormProps = { campaignId: string; title: string; open: boolean; onOpenChange: (open: boolean) => void }

/** The kill switch: it can't be taken back, so that it asks for the reason, which stays in the record. */
export function StopCampaignForm({ campaignId, title, open, onOpenChange }: StopCampaignFormProps) {
  const t = useTranslations('campaigns-desk.life')
  const errorOf = useFieldErrors()
  const router = useRouter()
  const { ask, refused } = useDeed()
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(stopCampaignSchema),
    defaultValues: { campaignId, reason: '' },
  })
  const send = handleSubmit(async (input) => {
    const done = await ask(stopCampaignAction(input))
    if (!done) return
    onOpenChange(false)
    toast.success(t('done.stop'))
    router.refresh()
  })
  return (
    <SheetForm
      title={t('stopTitle', { title })}
      open={open}
      onOpenChange={onOpenChange}
      onSubmit={send}
      submitLabel={t('stopNow')}
      busy={formState.isSubmitting}
      refused={refused}
    >
      <p>{t('stopMeans')}</p>
      <Field label={t('reason')} hint={t('reasonHint')} error={errorOf(formState.errors.reason)}>
        <Textarea rows={3} {...register('reason')} />
      </Field>
    </SheetForm>
  )
}
