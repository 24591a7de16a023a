'use client'
import { useLocale, useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { RuleChoice } from '@/lib/backtest/runs/queries'
import type { Change } from '@/lib/backtest/sides/rules'

/** A choice as its option says it: "live", "with:ID", "without:ID"; nothing: no such side. */
export function changeOf(option: string): Change | null {
  const [kind, ruleId = ''] = option.split(':')
  if (kind === 'live') return { kind }
  return kind === 'with' || kind === 'without' ? { kind, ruleId } : null
}

type ProgrammeFieldsProps = {
  rules: readonly RuleChoice[]
  tried: string
  onTried: (option: string) => void
  against: string
  onAgainst: (option: string) => void
}

/** The programme that is tried, and the one beside it. */
export function ProgrammeFields({ rules, tried, onTried, against, onAgainst }: ProgrammeFieldsProps) {
  const t = useTranslations('backtest.desk.form')
  const locale = useLocale()
  const options = rules.flatMap(({ ruleId, nameZh, nameEn, isLive, isDraft }) => {
    const name = locale === 'en' ? nameEn : nameZh
    return [
      ...(!isLive || isDraft ? [{ value: `with:${ruleId}`, label: t(isLive ? 'withNew' : 'with', { name }) }] : []),
      ...(isLive ? [{ value: `without:${ruleId}`, label: t('without', { name }) }] : []),
    ]
  })
  const choices = (
    <>
      <option value="live">{t('live')}</option>
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </>
  )
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t('tried')}>
        <Select value={tried} onChange={(event) => onTried(event.target.value)}>
          {choices}
        </Select>
      </Field>
      <Field label={t('against')}>
        <Select value={against} onChange={(event) => onAgainst(event.target.value)}>
          <option value="">{t('none')}</option>
          {choices}
        </Select>
      </Field>
    </div>
  )
}
