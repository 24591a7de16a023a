import { useLocale, useTranslations } from 'next-intl'
import { FigureCard } from '@/components/merchant-analytics/figure-card-client'
import { outstandingLead } from '@/components/merchant-analytics/leads'
import type { Books } from '@/lib/analytics/close/queries'
import { plusDays, plusMonths } from '@/lib/analytics/rules'
import { formatBasisPoints, formatMoney, formatPoints } from '@/lib/i18n/format'

/** What the shop owes in points, what it is worth in the books, and how much of it will likely never be asked for. */
export function BookCards({ books }: { books: Books }) {
  const t = useTranslations('analytics.finance.cards')
  const locale = useLocale()
  const { figures, currency, expiring } = books
  const { spend, marketing, estimate, buckets } = figures
  const points = (amount: number) => formatPoints(amount, locale)
  const money = (amount: number) => formatMoney(amount, currency, locale)
  const left = spend.closingPoints + marketing.closingPoints
  const expected = spend.expectedPoints + marketing.expectedPoints
  const share = left > 0 ? formatBasisPoints(Math.round((expected * 10_000) / left), locale) : '—'
  const source = t(`source.${estimate.source}`, { months: estimate.months })
  const [soon, ...later] = expiring
  // of a month that is over, all that moved until its last day
  const lastDay = books.state === 'running' ? null : plusDays(plusMonths(books.shown, 1), -1)
  const cards = [
    {
      key: 'contract',
      value: money(spend.closingMinor),
      hint: t('was', { amount: money(spend.openingMinor) }),
      href: '#roll',
    },
    {
      key: 'provision',
      value: money(marketing.closingMinor),
      hint: t('was', { amount: money(marketing.openingMinor) }),
      href: '#roll',
    },
    {
      key: 'outstanding',
      value: points(left),
      hint: t('buckets', {
        available: points(buckets.available),
        pending: points(buckets.pending),
        held: points(buckets.held),
      }),
      href: outstandingLead(lastDay),
    },
    { key: 'expected', value: share, hint: source, href: '#roll' },
    {
      key: 'breakage',
      value: points(left - expected),
      hint: t('breakageHint', { points: points(expected) }),
      href: '#roll',
    },
  ] as const
  // of now alone: what a past month had before it has happened by now
  const expires = {
    key: 'expiring',
    value: points(soon?.points ?? 0),
    hint: later.map((one) => t('within', { days: one.days, points: points(one.points) })).join(' · '),
    href: '#ending',
  } as const
  return (
    <dl className="grid grid-cols-2 gap-3 md:grid-cols-3 2xl:grid-cols-6">
      {[...cards, ...(books.state === 'running' ? [expires] : [])].map(({ key, value, hint, ...more }) => (
        <FigureCard
          key={key}
          label={t(`${key}.label`)}
          value={value}
          hint={hint}
          how={t(`${key}.how`)}
          {...more}
          neutral
        />
      ))}
    </dl>
  )
}
