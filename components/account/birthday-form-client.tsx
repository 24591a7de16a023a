'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import { setBirthdayAction } from '@/lib/shoppers/actions'
import { useRefusalText } from './refusal-text-client'

const LONGEST = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const
const two = (value: number) => String(value).padStart(2, '0')

/** A day of the year: the shop need not know how old somebody is. */
export function BirthdayForm({ birthday }: { birthday: string | null }) {
  const t = useTranslations('behaviours.birthday')
  const locale = useLocale()
  const text = useRefusalText()
  const router = useRouter()
  const [refusal, setRefusal] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [month, setMonth] = useState(birthday ? Number(birthday.slice(0, 2)) : 0)
  const [day, setDay] = useState(birthday ? Number(birthday.slice(3)) : 0)
  const monthName = (one: number) =>
    locale === 'en'
      ? new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, one - 1, 1)))
      : one
  const last = LONGEST[month - 1] ?? 31
  async function save() {
    if (month === 0 || day === 0 || day > last) return setRefusal(t('wrong'))
    setBusy(true)
    const answer = await setBirthdayAction({ birthday: `${two(month)}-${two(day)}` }).catch(() => null)
    setBusy(false)
    setRefusal(answer?.ok ? null : text(answer?.refusal ?? 'offline', answer?.details))
    if (!answer?.ok) return
    toast.success(t('saved'))
    router.refresh()
  }
  return (
    <form
      noValidate
      method="post"
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <div className="grid grid-cols-2 gap-3">
        <Field label={t('month')}>
          <Select value={month} onChange={(event) => setMonth(Number(event.target.value))} autoComplete="bday-month">
            <option value={0}>—</option>
            {LONGEST.map((_, place) => (
              <option key={LONGEST.length - place} value={place + 1}>
                {t('monthOf', { month: monthName(place + 1) })}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('day')}>
          <Select value={day} onChange={(event) => setDay(Number(event.target.value))} autoComplete="bday-day">
            <option value={0}>—</option>
            {Array.from({ length: last }, (_, place) => (
              <option key={last - place} value={place + 1}>
                {t('dayOf', { day: place + 1 })}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {refusal ? <FormError as="box">{refusal}</FormError> : null}
      <Button type="submit" busy={busy} className="justify-self-start">
        {t('save')}
      </Button>
    </form>
  )
}
