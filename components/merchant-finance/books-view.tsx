import { useTranslations } from 'next-intl'
import { ExportButtons } from '@/components/merchant-exports/export-buttons'
import { Panel } from '@/components/merchant-kit/panel'
import { Notice } from '@/components/ui/notice'
import type { Books } from '@/lib/analytics/close/queries'
import { agedLiability } from '@/lib/analytics/close/rules'
import { AgePanel } from './age-panel-client'
import { BookCards } from './book-cards'
import { BookEntries } from './book-entries'
import { BooksStanding } from './books-standing'
import { ClosedMonths } from './closed-months'
import { RollForward } from './roll-forward'

/** The books of points: of now, of a month that was closed, or of the one that is to be closed next. */
export function BooksView({ books }: { books: Books }) {
  const t = useTranslations('analytics.finance')
  const month = books.shown.slice(0, 7)
  const released = [
    ...books.closed.toReversed().map((one) => ({ month: one.month, releasedMinor: one.releasedMinor })),
    ...(books.state === 'closed' ? [] : [{ month: books.shown, releasedMinor: books.figures.spend.releasedMinor }]),
  ].slice(-12)
  return (
    <div className="grid gap-4">
      <BooksStanding books={books} />
      <BookCards books={books} />
      <AgePanel ages={agedLiability(books.figures)} released={released} currency={books.currency} />
      <Panel title={t('entries.title')} aside={<ExportButtons name="book-entries" />}>
        <BookEntries journal={books.journal} currency={books.currency} state={books.state} />
      </Panel>
      <Panel title={t('roll.title')} aside={<ExportButtons name="books" filter={{ month }} />}>
        <RollForward figures={books.figures} currency={books.currency} />
      </Panel>
      <Panel title={t('closed.title')} aside={<ExportButtons name="lots" />}>
        <ClosedMonths closed={books.closed} currency={books.currency} timeZone={books.timeZone} />
      </Panel>
      <Notice>{t('notAdvice')}</Notice>
    </div>
  )
}
