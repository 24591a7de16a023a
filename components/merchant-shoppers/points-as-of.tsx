import { getLocale, getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Stat } from '@/components/ui/stat'
import { formatDate, formatPoints } from '@/lib/i18n/format'
import type { Buckets } from '@/lib/points/statement/queries'

type PointsAsOfProps = {
  /** the page itself, which is asked again with the moment in its address */
  action: string
  asked: { local: string; at: Date; balance: Buckets } | null
}

/** What a shopper had at any moment, bucket by bucket. */
export async function PointsAsOf({ action, asked }: PointsAsOfProps) {
  const t = await getTranslations('statement.asOf')
  const bucket = await getTranslations('merchant.bucket')
  const locale = await getLocale()
  return (
    <div className="grid gap-4">
      <p className="text-ink-muted text-sm">{t('lead')}</p>
      <form action={`/${locale}${action}`} method="get" className="flex flex-wrap items-end gap-3">
        <Field label={t('field')}>
          <Input type="datetime-local" name="asOf" required defaultValue={asked?.local} />
        </Field>
        <Button type="submit" tone="outline">
          {t('show')}
        </Button>
      </form>
      {asked ? (
        <section aria-live="polite" className="grid gap-3">
          <h3 className="font-medium text-sm tabular">{t('at', { when: formatDate(asked.at, locale, 'time') })}</h3>
          <dl className="grid grid-cols-2 gap-4 sm:grid-cols-4">
            {(['available', 'pending', 'held', 'debt'] as const).map((name) => (
              <Stat key={name} label={bucket(name)} value={formatPoints(asked.balance[name], locale)} />
            ))}
          </dl>
        </section>
      ) : null}
    </div>
  )
}
