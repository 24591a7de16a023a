'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useFormContext, useWatch } from 'react-hook-form'
import { wholeOrNull } from '@/components/merchant-kit/number-text-client'
import { Panel } from '@/components/merchant-kit/panel'
import { Checkbox } from '@/components/ui/checkbox'
import { Radio, RadioGroup } from '@/components/ui/radio-group'
import { Select } from '@/components/ui/select'
import { drawModes, whenGone } from '@/lib/campaigns/rules'
import type { Definition } from '@/lib/campaigns/schema'
import { FieldNotes } from './findings-client'
import { WholeField, WizardField } from './wizard-field-client'

/** How prizes are drawn, what is promised after bad luck, and what is given when one is gone: all of it said to shoppers before. */
export function DrawPanel() {
  const t = useTranslations('campaigns-desk.wizard.draw')
  const { control, register } = useFormContext<Definition>()
  const mode = useWatch({ control, name: 'draw.mode' })
  return (
    <Panel title={t('title')}>
      <div className="grid gap-5">
        <div data-field="draw.mode" className="grid gap-1.5">
          <RadioGroup legend={t('mode')} className="sm:grid-cols-2">
            {drawModes.map((one) => (
              <Radio
                key={one}
                value={one}
                label={t(`modes.${one}`)}
                hint={t(`modeHints.${one}`)}
                {...register('draw.mode')}
              />
            ))}
          </RadioGroup>
          <FieldNotes name="draw.mode" />
        </div>
        <PityFields isDeck={mode === 'deck'} />
        {mode === 'deck' ? null : <GoneFields />}
      </div>
    </Panel>
  )
}

const FIRST = { after: 10, prizeNos: [] as number[] }

function PityFields({ isDeck }: { isDeck: boolean }) {
  const t = useTranslations('campaigns-desk.wizard.draw')
  const locale = useLocale()
  const { control, setValue } = useFormContext<Definition>()
  const [pity, prizes] = useWatch({ control, name: ['draw.pity', 'prizes'] })
  const set = (next: { after: number; prizeNos: number[] } | null) => setValue('draw.pity', next, { shouldDirty: true })
  const rarest = () => prizes.toSorted((a, b) => a.weight - b.weight)[0]?.no
  if (isDeck && !pity) return null
  return (
    <div data-field="draw.pity" className="grid gap-3">
      <Checkbox
        label={t('pity')}
        hint={t('pityHint')}
        checked={pity !== null && pity !== undefined}
        onChange={({ target }) => {
          const no = rarest()
          set(target.checked && no !== undefined ? { ...FIRST, prizeNos: [no] } : null)
        }}
      />
      {pity ? (
        <div className="grid gap-4 ps-8 sm:grid-cols-2">
          <WholeField name="draw.pity.after" label={t('pityAfter')} unit={t('times')} />
          <fieldset className="grid content-start gap-0.5">
            <legend className="mb-1.5 font-medium text-sm">{t('pityPrizes')}</legend>
            {prizes.map(({ no, titleZh, titleEn }) => (
              <Checkbox
                key={no}
                label={locale === 'en' ? titleEn : titleZh}
                checked={pity.prizeNos.includes(no)}
                onChange={({ target }) =>
                  set({
                    ...pity,
                    prizeNos: target.checked ? [...pity.prizeNos, no] : pity.prizeNos.filter((one) => one !== no),
                  })
                }
              />
            ))}
          </fieldset>
        </div>
      ) : null}
      <FieldNotes name="draw.pity" />
    </div>
  )
}

function GoneFields() {
  const t = useTranslations('campaigns-desk.wizard.draw')
  const locale = useLocale()
  const { control, register } = useFormContext<Definition>()
  const prizes = useWatch({ control, name: 'prizes' })
  const endless = prizes.filter(({ stock }) => stock === null)
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <WizardField name="draw.whenGone" label={t('whenGone')}>
        <Select {...register('draw.whenGone')}>
          {whenGone.map((one) => (
            <option key={one} value={one}>
              {t(`gone.${one}`)}
            </option>
          ))}
        </Select>
      </WizardField>
      <WizardField name="draw.substituteNo" label={t('substitute')} hint={t('substituteHint')}>
        <Select {...register('draw.substituteNo', wholeOrNull)}>
          <option value="">{t('noSubstitute')}</option>
          {endless.map(({ no, titleZh, titleEn }) => (
            <option key={no} value={no}>
              {locale === 'en' ? titleEn : titleZh}
            </option>
          ))}
        </Select>
      </WizardField>
    </div>
  )
}
