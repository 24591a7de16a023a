'use client'
import { useTranslations } from 'next-intl'
import { useFormContext } from 'react-hook-form'
import { Panel } from '@/components/merchant-kit/panel'
import { Input } from '@/components/ui/input'
import type { Definition } from '@/lib/campaigns/schema'
import { InducementMeter } from './inducement-meter-client'
import { WholeField, WizardField, WordFields } from './wizard-field-client'

/** How prizes reach people, who gives them, and the words of the card that is shared. */
export function DeliveryStep() {
  const t = useTranslations('campaigns-desk.wizard.delivery')
  const { register } = useFormContext<Definition>()
  return (
    <>
      <Panel title={t('claim')}>
        <div className="grid gap-5 sm:grid-cols-2">
          <WholeField
            name="disclosures.claimDays"
            label={t('claimDays')}
            hint={t('claimDaysHint')}
            unit={t('days')}
            className="sm:col-span-2 sm:max-w-sm"
          />
          <WordFields zh="disclosures.deliveryZh" en="disclosures.deliveryEn" label={t('deliveryOf')} long />
          <WordFields zh="disclosures.forfeitZh" en="disclosures.forfeitEn" label={t('forfeit')} long />
        </div>
      </Panel>
      <Panel title={t('organiser')}>
        <div className="grid gap-5 sm:grid-cols-2">
          <WordFields zh="disclosures.organiserZh" en="disclosures.organiserEn" label={t('organiserName')} />
          <WizardField name="disclosures.contact" label={t('contact')} hint={t('contactHint')}>
            <Input {...register('disclosures.contact')} />
          </WizardField>
        </div>
      </Panel>
      <Panel title={t('share')}>
        <p className="mb-4 text-ink-muted text-sm">{t('shareLead')}</p>
        <div className="grid gap-5 sm:grid-cols-2">
          <WordFields zh="share.titleZh" en="share.titleEn" label={t('shareTitle')} />
          <WordFields zh="share.textZh" en="share.textEn" label={t('shareText')} />
        </div>
        <InducementMeter />
      </Panel>
    </>
  )
}
