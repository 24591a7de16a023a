'use client'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { useRefusalWords } from '@/components/cart/refusal-words-client'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { Select } from '@/components/ui/select'
import { stateAgeAction } from '@/lib/campaigns/admission/actions'
import type { AgeMissing } from '@/lib/campaigns/admission/errors'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { formText } from './form-text'

const YEARS = 110
const LONGEST_MONTH = 31
const count = (length: number, from = 1) => Array.from({ length }, (_, place) => place + from)

/** Whether there is such a day at all: the 30th of February is none. */
const isDay = (day: string) => new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)

/** The day of birth, by three lists: nobody scrolls a calendar back for forty years. */
export function BirthDate({ onAnswer }: { onAnswer: (missing: AgeMissing | null) => void }) {
  const t = useTranslations('campaigns.age')
  const words = useRefusalWords(shopCurrency())
  const [wrong, setWrong] = useState<string | null>(null)
  const [busy, start] = useTransition()
  const [thisYear] = useState(() => new Date().getFullYear())
  const save = (form: FormData) => {
    const part = (name: string) => formText(form, name).padStart(2, '0')
    const bornOn = `${part('year')}-${part('month')}-${part('day')}`
    if (!/^\d{4}-\d\d-\d\d$/.test(bornOn) || !isDay(bornOn)) return setWrong(t('wrong'))
    start(async () => {
      const answer = await stateAgeAction({ bornOn }).catch(() => ({ ok: false, refusal: 'offline' }) as const)
      if (answer.ok) return onAnswer(answer.value.missing)
      setWrong(words(answer))
    })
  }
  const fields = [
    [
      'year',
      'bday-year',
      count(YEARS, thisYear - YEARS + 1).toReversed(),
      (year: number) => t('yearOf', { year: String(year) }),
    ],
    ['month', 'bday-month', count(12), (month: number) => t('monthOf', { month })],
    ['day', 'bday-day', count(LONGEST_MONTH), (day: number) => t('dayOf', { day })],
  ] as const
  return (
    <form
      noValidate
      method="post"
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        save(new FormData(event.currentTarget))
      }}
    >
      <p>{t('why')}</p>
      <fieldset className="grid gap-1.5">
        <legend className="mb-1.5 font-medium text-sm">{t('born')}</legend>
        <div className="grid grid-cols-[1.3fr_1fr_1fr] gap-2">
          {fields.map(([name, fill, values, say]) => (
            <Select key={name} name={name} aria-label={t(name)} autoComplete={fill} defaultValue="">
              <option value="">{t(name)}</option>
              {values.map((value) => (
                <option key={value} value={value}>
                  {say(value)}
                </option>
              ))}
            </Select>
          ))}
        </div>
      </fieldset>
      <p className="text-ink-muted text-sm">{t('keep')}</p>
      {wrong ? <FormError as="box">{wrong}</FormError> : null}
      <Button type="submit" tone="seal" busy={busy} block>
        {t('save')}
      </Button>
    </form>
  )
}
