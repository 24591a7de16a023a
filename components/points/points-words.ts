/** The sentences of one's own page of points: all of it but what guests and the rules say. */
export const pointsWords = [
  'points.near',
  'points.how.title',
  'points.rulesLink',
  'points.earnLink',
  'points.statement',
  'points.balance',
  'points.pending',
  'points.expiring',
  'points.new',
  'points.history',
  'points.kind',
  'points.why',
  'points.calendar',
  'points.notice',
  'points.notGiven',
] as const
