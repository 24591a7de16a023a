import { wallClockIn } from '@/lib/kernel/clock'
import { dayIn, endOfDayIn, startOfDayIn } from '@/lib/kernel/time'
import { type LintNote, note } from '../notes/rules'
import type { Condition, RuleDefinition } from '../programme/rules'

/** When the rule shall give; null: from now on, until it is ended. */
export type Schedule = { effectiveFrom: Date | null; endsAt: Date | null; now: Date; timeZone: string }

const DAY = 86_400_000
const YEAR_DAYS = 400

/** A rule that is never open, or not when its marketer thinks: its days, its hours, and the clocks being changed. */
export function lintSchedule({ conditions }: Pick<RuleDefinition, 'conditions'>, when: Schedule): LintNote[] {
  const find = <K extends Condition['kind']>(kind: K) =>
    conditions.find((one): one is Extract<Condition, { kind: K }> => one.kind === kind)
  const [week, month, hours] = [find('weekday'), find('month-day'), find('hours')]
  const from = when.effectiveFrom ?? when.now
  if (when.endsAt && when.endsAt <= when.now) return [note('over', 'endsAt')]
  return [
    ...noSuchDays(week?.days, month?.days, { ...when, from }),
    ...(week && month ? [note('rare-days', 'conditions.month-day')] : []),
    ...(month?.days.every((day) => day > 28) ? [note('short-months', 'conditions.month-day')] : []),
    ...(hours ? changedHours(hours, { ...when, from }) : []),
  ]
}

type Span = Schedule & { from: Date }

function noSuchDays(week: readonly number[] | undefined, month: readonly number[] | undefined, span: Span): LintNote[] {
  if (!span.endsAt || (!week && !month)) return []
  const isOpen = daysOf(span).some((day) => {
    const { weekday, dayOfMonth } = wallClockIn(day, span.timeZone)
    return (!week || week.includes(weekday)) && (!month || month.includes(dayOfMonth))
  })
  return isOpen ? [] : [note('no-such-days', month ? 'conditions.month-day' : 'conditions.weekday')]
}

/** The days of a year that the rule stands, each by its first instant. */
function daysOf({ from, endsAt, timeZone }: Span): Date[] {
  const days: Date[] = []
  for (let day = startOfDayIn(from, timeZone); days.length < YEAR_DAYS; day = endOfDayIn(day, timeZone)) {
    if (endsAt && day >= endsAt) break
    days.push(day)
  }
  return days
}

type Hours = { fromMinute: number; untilMinute: number }

/** Where clocks go forward an hour is missing that day, where they go back one comes twice. */
function changedHours(hours: Hours, span: Span): LintNote[] {
  const changed = daysOf(span).flatMap((day) => {
    const change = changeOf(day, span.timeZone)
    return change && meets(hours, change) ? [{ ...change, day: dayIn(day, span.timeZone) }] : []
  })
  const isAlwaysGone = span.endsAt && changed.length > 0 && changed.length === daysOf(span).length
  return changed.slice(0, 1).map(({ skipped, day, ...gap }) => {
    if (isAlwaysGone && skipped && holds(gap, hours)) return note('hours-never', 'conditions.hours', { day })
    return note(skipped ? 'hours-skipped' : 'hours-doubled', 'conditions.hours', { day })
  })
}

type Change = Hours & { skipped: boolean }

/** The minutes on the wall that are missing on a day, or come twice; null on a day of 24 hours. */
function changeOf(day: Date, timeZone: string): Change | null {
  const end = endOfDayIn(day, timeZone)
  const [length, step] = [end.getTime() - day.getTime(), 60_000]
  if (length === DAY) return null
  const moved = (DAY - length) / step
  // minutes since midnight run with the wall until the clocks are changed: halving finds when
  const runsWith = (minutes: number) =>
    wallClockIn(new Date(day.getTime() + minutes * step), timeZone).minutes === minutes
  let [low, high] = [-1, length / step]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (runsWith(middle)) low = middle
    else high = middle
  }
  return moved > 0
    ? { fromMinute: high, untilMinute: high + moved, skipped: true }
    : { fromMinute: high + moved, untilMinute: high, skipped: false }
}

const pieces = ({ fromMinute, untilMinute }: Hours): Hours[] =>
  fromMinute <= untilMinute
    ? [{ fromMinute, untilMinute }]
    : [
        { fromMinute, untilMinute: 1_440 },
        { fromMinute: 0, untilMinute },
      ]

const meets = (hours: Hours, gap: Hours) =>
  pieces(hours).some((one) => one.fromMinute < gap.untilMinute && gap.fromMinute < one.untilMinute)

const holds = (gap: Hours, hours: Hours) =>
  pieces(hours).every((one) => one.fromMinute >= gap.fromMinute && one.untilMinute <= gap.untilMinute)
