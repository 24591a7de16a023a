'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useFormContext, useWatch } from 'react-hook-form'
import { Panel } from '@/components/merchant-kit/panel'
import { Checkbox } from '@/components/ui/checkbox'
import { Select } from '@/components/ui/select'
import { boxThemes } from '@/lib/campaigns/blind-box/schema'
import { lotteryThemes } from '@/lib/campaigns/lottery/schema'
import type { Definition } from '@/lib/campaigns/schema'
import type { WizardChoices } from '@/lib/campaigns/wizard/queries'
import { goals } from '@/lib/plan/rules'
import { DayField } from './day-field-client'
import { EntryFields, LimitFields } from './entry-fields-client'
import { FieldNotes } from './findings-client'
import { SegmentsField } from './segments-field-client'
import { WholeField, WizardField, WizardPicture, WordFields } from './wizard-field-client'

/** What it is called, when it is, who may come, what a draw costs and how often one may. */
export function BasicsStep({ choices, timeZone }: { choices: WizardChoices; timeZone: string }) {
  const t = useTranslations('campaigns-desk.wizard.basics')
  const { control, register } = useFormContext<Definition>()
  const kind = useWatch({ control, name: 'kind' })
  return (
    <>
      <Panel title={t('name')}>
        <div className="grid gap-5 sm:grid-cols-2">
          <div className="sm:col-span-2">
            <WizardPicture name="image" />
          </div>
          <WordFields zh="titleZh" en="titleEn" label={t('title')} />
          <WordFields zh="aboutZh" en="aboutEn" label={t('about')} long />
          <WizardField name="goal" label={t('goal')} hint={t('goalHint')}>
            <Select {...register('goal')}>
              {goals.map((one) => (
                <option key={one} value={one}>
                  {t(`goals.${one}`)}
                </option>
              ))}
            </Select>
          </WizardField>
          {kind === 'invite' ? null : <ThemeField kind={kind} />}
        </div>
        <FieldNotes name="kind" />
      </Panel>
      <Panel title={t('when')}>
        <div className="grid gap-5 sm:grid-cols-2">
          <DayField name="startsAt" timeZone={timeZone} />
          <DayField name="endsAt" timeZone={timeZone} />
          <TierField choices={choices} />
          <SegmentsField />
          <div data-field="audience.newOnly" className="self-end">
            <Checkbox label={t('newOnly')} hint={t('newOnlyHint')} {...register('audience.newOnly')} />
            <FieldNotes name="audience.newOnly" />
          </div>
        </div>
      </Panel>
      {kind === 'invite' ? null : (
        <Panel title={t('entry')}>
          <EntryFields kind={kind} />
        </Panel>
      )}
      <Panel title={t('limits')}>
        <p className="mb-4 text-ink-muted text-sm">{t(kind === 'invite' ? 'limitsInvite' : 'limitsLead')}</p>
        <div className="grid gap-5 sm:grid-cols-2">
          <LimitFields kind={kind} />
          <WholeField
            name="expectedDraws"
            label={t(kind === 'invite' ? 'expectedFriends' : 'expectedDraws')}
            hint={t('expectedHint')}
            unit={t(kind === 'invite' ? 'people' : 'times')}
          />
        </div>
      </Panel>
    </>
  )
}

function ThemeField({ kind }: { kind: 'lottery' | 'blind-box' }) {
  const t = useTranslations('campaigns-desk.wizard.basics')
  const { register } = useFormContext<Definition>()
  return (
    <WizardField name="settings.theme" label={t('theme')}>
      <Select {...register('settings.theme')}>
        {(kind === 'lottery' ? lotteryThemes : boxThemes).map((one) => (
          <option key={one} value={one}>
            {t(`themes.${one}`)}
          </option>
        ))}
      </Select>
    </WizardField>
  )
}

function TierField({ choices }: { choices: WizardChoices }) {
  const t = useTranslations('campaigns-desk.wizard.basics')
  const locale = useLocale()
  const { register } = useFormContext<Definition>()
  return (
    <WizardField name="audience.minTier" label={t('minTier')}>
      <Select {...register('audience.minTier', { setValueAs: (value: unknown) => (value ? value : null) })}>
        <option value="">{t('everybody')}</option>
        {choices.tiers.map(({ code, nameZh, nameEn }) => (
          <option key={code} value={code}>
            {t('andAbove', { tier: locale === 'en' ? nameEn : nameZh })}
          </option>
        ))}
      </Select>
    </WizardField>
  )
}
