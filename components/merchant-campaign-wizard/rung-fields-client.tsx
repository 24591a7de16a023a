'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useFormContext, useWatch } from 'react-hook-form'
import { Trash2 } from '@/components/merchant-kit/merchant-icons'
import { Panel } from '@/components/merchant-kit/panel'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Plus } from '@/components/ui/icons'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { rungsOf } from '@/lib/campaigns/forecast/rules'
import type { Definition } from '@/lib/campaigns/schema'
import { FieldNotes } from './findings-client'
import { MoneyField, WholeField } from './wizard-field-client'

/** What friends bring: a prize for each, and one for each rung of the ladder. */
export function RungFields() {
  const t = useTranslations('campaigns-desk.wizard.rungs')
  const { control, setValue, getValues } = useFormContext<Definition>()
  const settings = useWatch({ control, name: 'settings' })
  const prizes = useWatch({ control, name: 'prizes' })
  const { perFriend, rungs } = rungsOf({ settings })
  const set = (more: Record<string, unknown>) =>
    setValue('settings', { ...getValues('settings'), ...more }, { shouldDirty: true })
  const last = rungs.at(-1)
  return (
    <Panel title={t('title')}>
      <div data-field="settings" className="grid gap-4">
        <Field label={t('perFriend')} hint={t('perFriendHint')} className="max-w-md">
          <PrizeSelect value={perFriend} none={t('nothing')} onChange={(no) => set({ perFriend: no })} />
        </Field>
        <ul className="grid gap-3" aria-label={t('title')}>
          {rungs.map(({ friends, prizeNo }, at) => {
            const change = (more: Partial<{ friends: number; prizeNo: number }>) =>
              set({ rungs: rungs.map((one, place) => (place === at ? { ...one, ...more } : one)) })
            return (
              <li key={at} className="grid grid-cols-[6rem_minmax(0,1fr)_auto] items-end gap-3">
                <Field label={t('friends')}>
                  <Input
                    type="number"
                    min={1}
                    value={friends}
                    onChange={({ target }) => change({ friends: Math.max(1, Math.floor(Number(target.value) || 1)) })}
                    className="tabular"
                  />
                </Field>
                <Field label={t('gives')}>
                  <PrizeSelect value={prizeNo} onChange={(no) => change({ prizeNo: no ?? prizeNo })} />
                </Field>
                <IconButton
                  label={t('remove', { friends })}
                  onClick={() => set({ rungs: rungs.filter((_, place) => place !== at) })}
                >
                  <Trash2 aria-hidden="true" />
                </IconButton>
              </li>
            )
          })}
        </ul>
        <FieldNotes name="settings" />
        <Button
          tone="outline"
          size="sm"
          className="justify-self-start"
          disabled={prizes.length === 0}
          onClick={() => set({ rungs: [...rungs, { friends: (last?.friends ?? 0) + 1, prizeNo: prizes[0]?.no ?? 1 }] })}
        >
          <Plus aria-hidden="true" />
          {t('add')}
        </Button>
        <div className="grid gap-5 border-line border-t pt-4 sm:grid-cols-2">
          <MoneyField name="settings.minOrderMinor" label={t('minOrder')} />
          <WholeField name="settings.attributionDays" label={t('attributionDays')} unit={t('days')} />
          <WholeField name="settings.maxPerDay" label={t('maxPerDay')} unit={t('people')} />
          <WholeField name="settings.holdScore" label={t('holdScore')} hint={t('holdHint')} unit={t('score')} />
        </div>
      </div>
    </Panel>
  )
}

type PrizeSelectProps = { value: number | null; none?: string; onChange: (no: number | null) => void; id?: string }

function PrizeSelect({ value, none, onChange, ...rest }: PrizeSelectProps) {
  const locale = useLocale()
  const { control } = useFormContext<Definition>()
  const prizes = useWatch({ control, name: 'prizes' })
  return (
    <Select
      {...rest}
      value={value ?? ''}
      onChange={({ target }) => onChange(target.value ? Number(target.value) : null)}
    >
      {none ? <option value="">{none}</option> : null}
      {prizes.map(({ no, titleZh, titleEn }) => (
        <option key={no} value={no}>
          {locale === 'en' ? titleEn : titleZh}
        </option>
      ))}
    </Select>
  )
}
