'use client'
import { useLocale, useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Radio, RadioGroup } from '@/components/ui/radio-group'
import { Select } from '@/components/ui/select'
import type { HistoryChoice } from '@/lib/backtest/runs/queries'
import { monthsAsked } from '@/lib/backtest/schema'
import { formatDate, formatPoints } from '@/lib/i18n/format'

type HistoryFieldsProps = {
  histories: readonly HistoryChoice[]
  sourceId: string | null
  onSource: (id: string | null) => void
  months: string
  onMonths: (months: string) => void
}

/** Whose orders, and how far back. */
export function HistoryFields({ histories, sourceId, onSource, months, onMonths }: HistoryFieldsProps) {
  const t = useTranslations('backtest.desk.form')
  const locale = useLocale()
  const hint = ({ orders, firstAt, lastAt, timeZone }: HistoryChoice) =>
    orders > 0 && firstAt && lastAt
      ? t('historyHint', {
          orders: formatPoints(orders, locale),
          from: formatDate(firstAt, locale, 'day', timeZone),
          until: formatDate(lastAt, locale, 'day', timeZone),
        })
      : t('historyEmpty')
  return (
    <div className="grid gap-4">
      <RadioGroup legend={t('history')} quiet className="sm:grid-cols-2">
        {histories.map((one) => (
          <Radio
            key={one.id ?? 'own'}
            name="history"
            checked={one.id === sourceId}
            onChange={() => onSource(one.id)}
            label={one.name ?? t('own')}
            hint={hint(one)}
          />
        ))}
      </RadioGroup>
      <Field label={t('months')} className="max-w-xs">
        <Select value={months} onChange={(event) => onMonths(event.target.value)}>
          <option value="">{t('monthsAll')}</option>
          {monthsAsked.map((count) => (
            <option key={count} value={count}>
              {t('monthsLast', { count })}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  )
}
