import { useLocale, useTranslations } from 'next-intl'
import { NavStrip } from '@/components/merchant-kit/nav-strip-client'
import { Notice } from '@/components/ui/notice'
import type { Books } from '@/lib/analytics/close/queries'
import { tellsFrom } from '@/lib/analytics/close/rules'
import { formatDate, formatMoney, formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { monthName } from './month-name'

/** Which books these are, and whether they may still change. */
export function BooksStanding({ books, query }: { books: Books; query: Record<string, string> }) {
  const t = useTranslations('analytics.finance')
  const locale = useLocale()
  const { shown, state, recount, closed, next, timeZone, currency } = books
  const from = tellsFrom(books.figures)
  const own = closed.find(({ month }) => month === shown)
  const places = [
    { key: 'now', href: paths.merchant.analytics.finance(query), name: t('months.now'), isHere: state === 'running' },
    ...[...(next?.isOver ? [next.month] : []), ...closed.slice(0, 5).map(({ month }) => month)].map((month) => ({
      key: month,
      href: paths.merchant.analytics.finance({ ...query, month: month.slice(0, 7) }),
      name: month === next?.month ? t('months.next', { month: monthName(month, locale) }) : monthName(month, locale),
      isHere: month === shown,
    })),
  ]
  return (
    <div className="grid gap-3">
      <NavStrip aria-label={t('months.label')} className="flex gap-2 overflow-x-auto py-1">
        {places.map(({ key, href, name, isHere }) => (
          <Link
            key={key}
            href={href}
            prefetch={false}
            aria-current={isHere ? 'page' : undefined}
            className="inline-flex h-9 shrink-0 items-center rounded-full border border-line bg-surface px-4 text-sm hover:border-line-strong aria-[current]:border-ink aria-[current]:font-medium"
          >
            {name}
          </Link>
        ))}
      </NavStrip>
      {own ? (
        <Notice tone={recount && (recount.points !== 0 || recount.minor !== 0) ? 'danger' : 'success'}>
          {t('state.closed', {
            month: monthName(shown, locale),
            at: formatDate(own.closedAt, locale, 'time', timeZone),
            by: own.closedBy,
            hash: own.hash.slice(0, 12),
          })}{' '}
          {recount && (recount.points !== 0 || recount.minor !== 0)
            ? t('state.differs', {
                points: formatPoints(recount.points, locale),
                amount: formatMoney(recount.minor, currency, locale),
              })
            : t('state.equal')}
        </Notice>
      ) : (
        <p className="text-ink-muted text-sm">
          {t(`state.${state === 'closed' ? 'running' : state}`, { month: monthName(shown, locale) })}{' '}
          {from < shown
            ? `${t('state.since', { from: monthName(from, locale), month: monthName(shown, locale) })} `
            : null}
          {t('timeZone', { zone: timeZone })}
        </p>
      )}
    </div>
  )
}
