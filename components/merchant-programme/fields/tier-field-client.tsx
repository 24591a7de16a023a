'use client'
import { useLocale, useTranslations } from 'next-intl'
import { Checkbox } from '@/components/ui/checkbox'
import { FormError } from '@/components/ui/form-error'
import { useRuleDesk } from '../rule-desk-client'
import { useCondition } from '../rule-field-client'

/** If: which tiers the rule is for. */
export function TierField() {
  const t = useTranslations('points-desk.programme.if')
  const locale = useLocale()
  const { tiers } = useRuleDesk().facts.subjects
  const { value, put, error } = useCondition('tier')
  const chosen: readonly string[] = value?.tiers ?? []
  const name = ({ nameZh, nameEn }: (typeof tiers)[number]) => (locale === 'en' ? nameEn : nameZh)
  const toggle = (code: string, isOn: boolean) => {
    const next = tiers.filter((one) => (one.code === code ? isOn : chosen.includes(one.code)))
    const named = next.map(({ nameZh, nameEn }) => ({ titleZh: nameZh, titleEn: nameEn }))
    put({ kind: 'tier', tiers: next.map((one) => one.code), named })
  }
  const wrong = error('tiers')
  return (
    <fieldset>
      <legend className="sr-only">{t('tier')}</legend>
      <div className="flex flex-wrap gap-x-5">
        {tiers.map((one) => (
          <Checkbox
            key={one.code}
            label={name(one)}
            checked={chosen.includes(one.code)}
            onChange={({ target }) => toggle(one.code, target.checked)}
          />
        ))}
      </div>
      {tiers.length === 0 ? <p className="text-ink-muted text-sm">{t('noTiers')}</p> : null}
      {wrong ? <FormError>{wrong}</FormError> : null}
    </fieldset>
  )
}
