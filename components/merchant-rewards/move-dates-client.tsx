'use client'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { SheetForm } from '@/components/merchant-kit/sheet-form-client'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { dayStartIn, endOfDayIn } from '@/lib/kernel/time'

type Days = { startsAt: string | null; endsAt: string | null }
type MoveDatesProps = { timeZone: string; busy: boolean; onMove: (days: Days) => void }

/** First and last day for all that is ticked; an empty one is open. */
export function MoveDates({ timeZone, busy, onMove }: MoveDatesProps) {
  const t = useTranslations('rewards-desk')
  const common = useTranslations('common.client')
  const [open, setOpen] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const day = (name: string) => {
      const value = form.get(name)
      return typeof value === 'string' && value !== '' ? dayStartIn(value, timeZone) : null
    }
    const [first, last] = [day('first'), day('last')]
    if (first && last && first > last) return setWrong(t('errors.reward-ends-before-start'))
    setWrong(null)
    setOpen(false)
    onMove({ startsAt: first?.toISOString() ?? null, endsAt: last ? endOfDayIn(last, timeZone).toISOString() : null })
  }
  return (
    <>
      <Button tone="outline" size="sm" disabled={busy} onClick={() => setOpen(true)}>
        {t('bulk.dates')}
      </Button>
      {open ? (
        <SheetForm
          title={t('bulk.dates')}
          open
          onOpenChange={setOpen}
          onSubmit={submit}
          submitLabel={t('bulk.setDates')}
          busy={busy}
          refused={wrong}
        >
          <Field label={t('fields.startsAt')} optionalLabel={common('optional')}>
            <Input type="date" name="first" />
          </Field>
          <Field
            label={t('fields.endsAt')}
            optionalLabel={common('optional')}
            hint={t('fields.endsAtHint', { zone: timeZone })}
          >
            <Input type="date" name="last" />
          </Field>
        </SheetForm>
      ) : null}
    </>
  )
}
