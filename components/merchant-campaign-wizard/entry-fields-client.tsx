'use client'
import { useTranslations } from 'next-intl'
import { useFormContext } from 'react-hook-form'
import { Checkbox } from '@/components/ui/checkbox'
import type { Definition } from '@/lib/campaigns/schema'
import { MoneyField, WholeField } from './wizard-field-client'

/** What one draw costs, by each way in. */
export function EntryFields({ kind }: { kind: Exclude<Definition['kind'], 'invite'> }) {
  const t = useTranslations('campaigns-desk.wizard.basics')
  const { register } = useFormContext<Definition>()
  return (
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
  )
}

/** How often one person may. */
export function LimitFields({ kind }: { kind: Definition['kind'] }) {
  const t = useTranslations('campaigns-desk.wizard.basics')
  return (
    <>
      {kind === 'invite' ? null : (
        <WholeField name="limits.perDay" label={t('perDay')} unit={t('times')} empty optional />
      )}
      <WholeField name="limits.perPerson" label={t('perPerson')} unit={t('times')} empty optional />
      {kind === 'invite' ? null : (
        <WholeField name="limits.coolDownSeconds" label={t('coolDown')} unit={t('seconds')} />
      )}
    </>
  )
}
