'use client'
import { useTranslations } from 'next-intl'
import { Checkbox } from '@/components/ui/checkbox'
import { FormError } from '@/components/ui/form-error'
import { segmentCodes } from '@/lib/shoppers/segments/rules'
import { useCondition } from '../rule-field-client'

/** If: which segments the rule is for. */
export function SegmentField() {
  const t = useTranslations('points-desk.programme.if')
  const named = useTranslations('points.ruleWords.segments')
  const { value, put, error } = useCondition('segment')
  const chosen = value?.segments ?? []
  const wrong = error('segments')
  return (
    <fieldset className="grid gap-2">
      <legend className="sr-only">{t('segment')}</legend>
      <div className="grid gap-x-5 sm:grid-cols-2">
        {segmentCodes.map((code) => (
          <Checkbox
            key={code}
            label={named(code)}
            checked={chosen.includes(code)}
            onChange={({ target }) =>
              put({
                kind: 'segment',
                segments: segmentCodes.filter((one) => (one === code ? target.checked : chosen.includes(one))),
              })
            }
          />
        ))}
      </div>
      <p className="text-ink-muted text-sm">{t('segmentHint')}</p>
      {wrong ? <FormError>{wrong}</FormError> : null}
    </fieldset>
  )
}
