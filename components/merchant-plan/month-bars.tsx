import { getLocale, getTranslations } from 'next-intl/server'
import { formatPoints } from '@/lib/i18n/format'
import type { Year } from './year-of'

/** Twelve months, each what was planned (the outline) and what was given (the filling). The figures are read aloud as a table. */
export async function MonthBars({ months, granted }: { months: Year['months']; granted: readonly number[] }) {
  const t = await getTranslations('plan.months')
  const locale = await getLocale()
  const most = Math.max(1, ...months.flatMap(({ planned, issued }) => [planned, issued]))
  const tall = (points: number) => ({ height: `${(points / most) * 100}%` })
  return (
    <div>
      <div aria-hidden="true" className="grid h-48 grid-cols-12 items-end gap-1 border-line-strong border-b sm:gap-3">
        {months.map(({ month, planned, issued }) => (
          <div key={month} className="relative h-full">
            <div
              className="absolute inset-x-0 bottom-0 rounded-t border border-line-strong border-b-0 bg-sunken"
              style={tall(planned)}
            />
            <div
              className={`absolute inset-x-[22%] bottom-0 rounded-t ${issued > planned ? 'bg-seal' : 'bg-primary'}`}
              style={tall(issued)}
            />
          </div>
        ))}
      </div>
      <div
        aria-hidden="true"
        className="mt-1 grid grid-cols-12 gap-1 text-center text-ink-muted text-xs tabular sm:gap-3"
      >
        {months.map(({ month }) => (
          <span key={month} className={granted.includes(month) ? 'font-medium text-ink' : undefined}>
            {month}
          </span>
        ))}
      </div>
      <p aria-hidden="true" className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-ink-muted text-sm">
        <span className="inline-flex items-center gap-2">
          <span className="size-3 rounded-sm border border-line-strong bg-sunken" /> {t('planned')}
        </span>
        <span className="inline-flex items-center gap-2">
          <span className="size-3 rounded-sm bg-primary" /> {t('issued')}
        </span>
      </p>
      <table className="sr-only">
        <caption>{t('chart')}</caption>
        <thead>
          <tr>
            {(['month', 'planned', 'issued', 'granted'] as const).map((key) => (
              <th key={key} scope="col">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, planned, issued }) => (
            <tr key={month}>
              <th scope="row">{month}</th>
              <td>{formatPoints(planned, locale)}</td>
              <td>{formatPoints(issued, locale)}</td>
              <td>{granted.includes(month) ? t('granted') : t('notGranted')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
