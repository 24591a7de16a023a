'use client'
import { useLocale, useTranslations } from 'next-intl'
import { Controller, useFormContext, useWatch } from 'react-hook-form'
import { Panel } from '@/components/merchant-kit/panel'
import { Checkbox } from '@/components/ui/checkbox'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { boxThemes } from '@/lib/campaigns/blind-box/schema'
import { lotteryThemes } from '@/lib/campaigns/lottery/schema'
import type { Definition } from '@/lib/campaigns/schema'
import type { WizardChoices } from '@/lib/campaigns/wizard/queries'
import { dayIn, dayStartIn, endOfDayIn } from '@/lib/kernel/time'
import { goals } from '@/lib/plan/rules'
import { FieldNotes } from './findings-client'
import { PictureField } from './picture-field-client'
import { MoneyField, WholeField, WizardField, WordFields } from './wizard-field-client'

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
            <PictureField name="image" />
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
          <div data-field="audience.newOnly" className="self-end">
            <Checkbox label={t('newOnly')} hint={t('newOnlyHint')} {...register('audience.newOnly')} />
            <FieldNotes name="audience.newOnly" />
          </div>
        </div>
      </Panel>
      {kind === 'invite' ? null : <EntryPanel kind={kind} />}
      <LimitPanel kind={kind} />
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

function EntryPanel({ kind }: { kind: 'lottery' | 'blind-box' }) {
  const t = useTranslations('campaigns-desk.wizard.basics')
  const { register } = useFormContext<Definition>()
  return (
    <Panel title={t('entry')}>
      <div className="grid gap-5 sm:grid-cols-2">
        <WholeField
          name="entry.costPoints"
          label={t('costPoints')}
          hint={t('costPointsHint')}
          unit={t('points')}
          empty
          optional
        />
        {kind === 'blind-box' ? (
          <MoneyField name="entry.cashMinor" label={t('cashMinor')} hint={t('cashMinorHint')} empty optional />
        ) : null}
        <div data-field="entry.tickets" className="self-center">
          <Checkbox label={t('tickets')} hint={t('ticketsHint')} {...register('entry.tickets')} />
        </div>
      </div>
    </Panel>
  )
}

function LimitPanel({ kind }: { kind: Definition['kind'] }) {
  const t = useTranslations('campaigns-desk.wizard.basics')
  return (
    <Panel title={t('limits')}>
      <p className="mb-4 text-ink-muted text-sm">{t(kind === 'invite' ? 'limitsInvite' : 'limitsLead')}</p>
      <div className="grid gap-5 sm:grid-cols-2">
        {kind === 'invite' ? null : (
          <WholeField name="limits.perDay" label={t('perDay')} unit={t('times')} empty optional />
        )}
        <WholeField name="limits.perPerson" label={t('perPerson')} unit={t('times')} empty optional />
        {kind === 'invite' ? null : (
          <WholeField name="limits.coolDownSeconds" label={t('coolDown')} unit={t('seconds')} />
        )}
        <WholeField
          name="expectedDraws"
          label={t(kind === 'invite' ? 'expectedFriends' : 'expectedDraws')}
          hint={t('expectedHint')}
          unit={t(kind === 'invite' ? 'people' : 'times')}
        />
      </div>
    </Panel>
  )
}

/** A day of the shop's: the first from its beginning, the last to its end. */
function DayField({ name, timeZone }: { name: 'startsAt' | 'endsAt'; timeZone: string }) {
  const t = useTranslations('campaigns-desk.wizard.basics')
  const { control } = useFormContext<Definition>()
  const shown = (value: string) => {
    const at = Date.parse(value) - (name === 'endsAt' ? 1 : 0)
    return Number.isNaN(at) ? '' : dayIn(new Date(at), timeZone)
  }
  const kept = (day: string) => {
    if (!day) return ''
    const start = dayStartIn(day, timeZone)
    return (name === 'endsAt' ? endOfDayIn(start, timeZone) : start).toISOString()
  }
  return (
    <Controller
      control={control}
      name={name}
      render={({ field: { value, onChange, ...field } }) => (
        <WizardField
          name={name}
          label={t(name)}
          hint={name === 'endsAt' ? t('endsAtHint', { zone: timeZone }) : undefined}
        >
          <Input type="date" {...field} value={shown(value)} onChange={(event) => onChange(kept(event.target.value))} />
        </WizardField>
      )}
    />
  )
}
