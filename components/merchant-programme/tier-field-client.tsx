'use client'
import { useLocale, useTranslations } from 'next-intl'
import { Checkbox } from '@/components/ui/checkbox'
import { useCondition } from './rule-field-client'

type TierFieldProps = { tiers: readonly { code: string; nameZh: string; nameEn: string }[] }

/** Which tiers the rule is for; none chosen is everybody. */
export function TierField({ tiers }: TierFieldProps) {
  const t = useTranslations('points-desk.programme.if')
  const locale = useLocale()
  const { value, put } = useCondition('tier')
  const chosen: readonly string[] = value?.tiers ?? []
  if (tiers.length === 0) return null
  const toggle = (code: string, isOn: boolean) => {
    const next = tiers.map((one) => one.code).filter((one) => (one === code ? isOn : chosen.includes(one)))
    put(next.length > 0 ? { kind: 'tier', tiers: next } : null)
  }
  return (
    <fieldset className="border-line border-b py-4">
      <legend className="sr-only">{t('tier')}</legend>
      <p aria-hidden="true" className="mb-1 font-medium text-sm">
        {t('tier')}
      </p>
      <div className="flex flex-wrap gap-x-5">
        {tiers.map(({ code, nameZh, nameEn }) => (
          <Checkbox
            key={code}
            label={locale === 'en' ? nameEn : nameZh}
            checked={chosen.includes(code)}
            onChange={(event) => toggle(code, event.target.checked)}
          />
        ))}
      </div>
    </fieldset>
  )
}
