type Statements<S> = () => S[]

const figures = (opening: number) =>
  JSON.stringify({
    cohorts: [],
    spend: { openingMinor: opening, closingMinor: 0 },
    marketing: { openingMinor: 0, closingMinor: 0 },
  })

/** A month long before anything happened, closed in good order but for what is changed of it. */
const planted = ({
  month = '2000-01-01',
  opening = 0,
  journal = '[]',
  seal = 'null, null',
  hash = 'month_close_hash(c)',
}) => [
  `insert into month_close (month, figures, journal, last_posting, seal_id, seal_hash, previous, hash, closed_by, closed_at)
     select '${month}', '${figures(opening)}', '${journal}', 0, ${seal}, '', '', account_id, now() from points_balance limit 1`,
  `update month_close c set hash = ${hash}`,
]

/** What would be wrong with closed months, planted one by one; `sql` makes statements of a text. */
export const closeViolations = <S>(sql: (text: string) => S[]): [id: string, what: string, plant: Statements<S>][] => {
  const plant =
    (of: Parameters<typeof planted>[0], ...more: string[]) =>
    () =>
      [...planted(of), ...more].flatMap((text) => sql(text))
  return [
    ['I118', 'a closed month that knows nothing of its lots', plant({ month: '2099-01-01' })],
    [
      'I118',
      'a posting that came into a closed month',
      plant(
        {},
        `insert into posting (key, input_hash, kind, account_id, source, at) select 'late', '', 'manual', account_id, 'x', '2000-01-31T15:00:00Z' from points_balance limit 1`,
      ),
    ],
    ['I119', 'a closed month that was rewritten', plant({ hash: `sha256('rewritten')` })],
    ['I119', 'entries that do not balance', plant({ journal: '[{"side": "debit", "amountMinor": 7}]' })],
    ['I119', 'a month that does not begin where the one before it ended', plant({ opening: 5 })],
    ['I119', 'a month over a seal that is not there', plant({ seal: `7, sha256('seal')` })],
  ]
}
