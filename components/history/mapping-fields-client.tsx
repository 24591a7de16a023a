'use client'
import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { dateOrders, type Grain, grains, historyFields, missingFields, type Reading } from '@/lib/history/rules'

type MappingFieldsProps = { titles: readonly string[]; reading: Reading; onReading: (reading: Reading) => void }

const asGrain = (word: string): Grain => grains.find((known) => known === word) ?? 'invoice'

/** What each column holds: guessed from the headings, corrected here. */
export function MappingFields({ titles, reading, onReading }: MappingFieldsProps) {
  const t = useTranslations('history.wizard')
  const missing = missingFields(reading)
  return (
    <fieldset className="grid gap-4">
      <legend className="mb-1 font-display font-semibold text-lg">{t('mapping')}</legend>
      <p className="text-ink-muted text-sm">{t('mappingLead')}</p>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <Field label={t('grain')}>
          <Select
            value={reading.grain}
            onChange={(event) => onReading({ ...reading, grain: asGrain(event.target.value) })}
          >
            {grains.map((grain) => (
              <option key={grain} value={grain}>
                {t(`grains.${grain}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('dateOrder')}>
          <Select
            value={reading.dateOrder}
            onChange={(event) =>
              onReading({ ...reading, dateOrder: dateOrders.find((one) => one === event.target.value) ?? 'ymd' })
            }
          >
            {dateOrders.map((order) => (
              <option key={order} value={order}>
                {t(`dateOrders.${order}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('zone')}>
          <Input
            value={reading.timeZone}
            onChange={(event) => onReading({ ...reading, timeZone: event.target.value })}
          />
        </Field>
        {historyFields.map((field) => (
          <Field
            key={field}
            label={t(`fields.${field}`)}
            error={missing.includes(field) ? t('needed', { fields: t(`fields.${field}`) }) : undefined}
          >
            <Select
              value={reading.columns[field] ?? ''}
              onChange={(event) => {
                const { [field]: _, ...columns } = reading.columns
                const title = event.target.value
                onReading({ ...reading, columns: title === '' ? columns : { ...columns, [field]: title } })
              }}
            >
              <option value="">{t('none')}</option>
              {titles.map((title, place) => (
                <option key={place} value={title}>
                  {title}
                </option>
              ))}
            </Select>
          </Field>
        ))}
      </div>
    </fieldset>
  )
}
