'use client'
import { useTranslations } from 'next-intl'
import { useController, useFormContext } from 'react-hook-form'
import { Checkbox } from '@/components/ui/checkbox'
import type { Definition } from '@/lib/campaigns/schema'
import { segmentCodes } from '@/lib/shoppers/segments/rules'
import { FieldNotes } from './findings-client'

/** Which segments a campaign is for; none: everybody. */
export function SegmentsField() {
  const t = useTranslations('campaigns-desk.wizard.basics')
  const named = useTranslations('points.ruleWords.segments')
  const { control } = useFormContext<Definition>()
  const { field } = useController({ control, name: 'audience.segments' })
  const chosen = field.value ?? []
  const choose = (code: (typeof segmentCodes)[number], isOn: boolean) => {
    const next = segmentCodes.filter((one) => (one === code ? isOn : chosen.includes(one)))
    field.onChange(next.length > 0 ? next : undefined)
  }
  return (
    <fieldset data-field="audience.segments" className="sm:col-span-2">
      <legend className="mb-1 font-medium text-sm">{t('segments')}</legend>
      <div className="grid gap-x-5 sm:grid-cols-2">
        {segmentCodes.map((code) => (
          <Checkbox
            key={code}
            label={named(code)}
            checked={chosen.includes(code)}
            onChange={({ target }) => choose(code, target.checked)}
          />
        ))}
      </div>
      <p className="mt-1 text-ink-muted text-sm">{t('segmentsHint')}</p>
      <FieldNotes name="audience.segments" />
    </fieldset>
  )
}
