import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ExportButtons } from '@/components/merchant-exports/export-buttons'
import { HowOf } from '@/components/merchant-kit/how-of'
import { Panel } from '@/components/merchant-kit/panel'
import { Notice } from '@/components/ui/notice'
import type { Books } from '@/lib/analytics/close/queries'
import { agedLiability, releasedBars } from '@/lib/analytics/close/rules'
import { AgePanel } from './age-panel-client'
import { BookCards } from './book-cards'
import { BookEntries } from './book-entries'
import { BooksStanding } from './books-standing'
import { ClosedMonths } from './closed-months'
import { EndingTable } from './ending-table'
import { RollForward } from './roll-forward'

/** The books of points: of now, of a month that was closed, or of the one that is to be closed next. */
export function BooksView({ books, query }: { books: Books; query: Record<string, string> }) {
  const t = useTranslations('analytics.finance')
  const month = books.shown.slice(0, 7)
  return (
    <div className="grid gap-4">
      <BooksStanding books={books} query={query} />
      <BookCards books={books} />
      <AgePanel
        ages={agedLiability(books.figures)}
        released={releasedBars(books.closed, books)}
        currency={books.currency}
      />
      <Panel title={t('entries.title')} aside={<Aside part="entries" file={<ExportButtons name="book-entries" />} />}>
        <BookEntries books={books} />
      </Panel>
      <div id="roll" className="scroll-mt-20">
        <Panel
          title={t('roll.title')}
          aside={<Aside part="roll" file={<ExportButtons name="books" isOneOfSeveral filter={{ month }} />} />}
        >
          <RollForward figures={books.figures} currency={books.currency} />
        </Panel>
      </div>
      {books.state === 'running' ? (
        <div id="ending" className="scroll-mt-20">
          <Panel title={t('ending.title')} aside={<HowOf figure={t('ending.title')}>{t('ending.how')}</HowOf>}>
            <EndingTable ending={books.ending} />
          </Panel>
        </div>
      ) : null}
      <Panel
        title={t('closed.title')}
        aside={<Aside part="closed" file={<ExportButtons name="lots" isOneOfSeveral />} />}
      >
        <ClosedMonths closed={books.closed} query={query} currency={books.currency} timeZone={books.timeZone} />
      </Panel>
      <Notice>{t('notAdvice')}</Notice>
    </div>
  )
}

function Aside({ part, file }: { part: 'entries' | 'roll' | 'closed'; file: ReactNode }) {
  const t = useTranslations('analytics.finance')
  return (
    <span className="flex flex-wrap items-center gap-3">
      {file}
      <HowOf figure={t(`${part}.title`)}>{t(`${part}.how`)}</HowOf>
    </span>
  )
}
