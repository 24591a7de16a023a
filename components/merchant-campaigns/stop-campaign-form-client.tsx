'use client'
import { useTranslations } from 'next-intl'
import { useDeedSheet } from '@/components/merchant-kit/deed-sheet-client'
import { SheetForm } from '@/components/merchant-kit/sheet-form-client'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { stopCampaignAction } from '@/lib/campaigns/staff/actions'
import { stopCampaignSchema } from '@/lib/campaigns/staff/schema'

type StopCampaignFormProps = { campaignId: string; title: string; open: boolean; onOpenChange: (open: boolean) => void }

/** The kill switch: it can't be taken back, so that it asks for the reason, which stays in the record. */
export function StopCampaignForm({ campaignId, title, open, onOpenChange }: StopCampaignFormProps) {
  const t = useTranslations('campaigns-desk.life')
  const { register, errors, errorOf, sheet } = useDeedSheet({
    schema: stopCampaignSchema,
    begin: () => ({ campaignId, reason: '' }),
    deed: stopCampaignAction,
    held: { open, onOpenChange },
    done: () => t('done.stop'),
  })
  return (
    <SheetForm title={t('stopTitle', { title })} {...sheet} submitLabel={t('stopNow')}>
      <p>{t('stopMeans')}</p>
      <Field label={t('reason')} hint={t('reasonHint')} error={errorOf(errors.reason)}>
        <Textarea rows={3} {...register('reason')} />
      </Field>
    </SheetForm>
  )
}
