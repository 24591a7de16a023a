import { useLocale, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Download } from '@/components/ui/icons'
import { Input } from '@/components/ui/input'
import { statementFormats } from '@/lib/points/statement/rules'

type StatementFormProps = {
  /** the address that makes the file */
  action: string
  /** the shop's day, as YYYY-MM-DD */
  today: string
  /** whose, where staff ask; a shopper gets their own */
  shopper?: string
}

const USUAL_DAYS = 89
const DAY = 86_400_000

/** From a day to a day, as paper, table or data. It is a plain form: the browser saves what comes. */
export function StatementForm({ action, today, shopper }: StatementFormProps) {
  const t = useTranslations('statement')
  const locale = useLocale()
  const first = new Date(Date.parse(today) - USUAL_DAYS * DAY).toISOString().slice(0, 10)
  return (
    <form action={action} method="get" className="grid gap-4">
      <p className="text-ink-muted text-sm">{t('lead')}</p>
      <input type="hidden" name="locale" value={locale} />
      {shopper ? <input type="hidden" name="shopper" value={shopper} /> : null}
      <div className="grid grid-cols-2 gap-3 sm:max-w-sm">
        <Field label={t('from')}>
          <Input type="date" name="from" required defaultValue={first} max={today} />
        </Field>
        <Field label={t('to')}>
          <Input type="date" name="to" required defaultValue={today} max={today} />
        </Field>
      </div>
      <fieldset className="flex flex-wrap gap-2">
        <legend className="sr-only">{t('download')}</legend>
        {statementFormats.map((format) => (
          <Button key={format} type="submit" name="format" value={format} tone="outline" size="sm">
            <Download aria-hidden="true" />
            {t(`formats.${format}`)}
          </Button>
        ))}
      </fieldset>
    </form>
  )
}
