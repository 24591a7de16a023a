import { expect, it } from 'vitest'
import type { Condition } from '../programme/rules'
import { lintSchedule, type Schedule } from './rules'

const when = (more: Partial<Schedule> = {}): Schedule => ({
  effectiveFrom: null,
  endsAt: null,
  now: new Date('2026-11-22T00:00:00Z'),
  timeZone: 'America/New_York',
  ...more,
})
const hours = (fromMinute: number, untilMinute: number): Condition => ({ kind: 'hours', fromMinute, untilMinute })
const found = (conditions: Condition[], more: Partial<Schedule> = {}) =>
  lintSchedule({ conditions }, when(more)).map(({ code, path, values }) =>
    [code, path, values.day].filter(Boolean).join(' '),
  )

it.each<[string, Condition[], Partial<Schedule>, string[]]>([
  ['a rule without days', [], {}, []],
  ['an end that is past', [], { endsAt: new Date('2026-11-21T00:00:00Z') }, ['over endsAt']],
  [
    'Mondays of a weekend',
    [{ kind: 'weekday', days: [1] }],
    { effectiveFrom: new Date('2026-11-28T05:00:00Z'), endsAt: new Date('2026-11-30T05:00:00Z') },
    ['no-such-days conditions.weekday'],
  ],
  [
    'the 31st of a November',
    [{ kind: 'month-day', days: [31] }],
    { endsAt: new Date('2026-12-01T05:00:00Z') },
    ['no-such-days conditions.month-day', 'short-months conditions.month-day'],
  ],
  ['the 31st', [{ kind: 'month-day', days: [31] }], {}, ['short-months conditions.month-day']],
  [
    'Mondays that are the 8th',
    [
      { kind: 'weekday', days: [1] },
      { kind: 'month-day', days: [8] },
    ],
    {},
    ['rare-days conditions.month-day'],
  ],
  ['an hour that is missing one night', [hours(120, 180)], {}, ['hours-skipped conditions.hours 2027-03-14']],
  ['a late hour over that night', [hours(1_380, 150)], {}, ['hours-skipped conditions.hours 2027-03-14']],
  ['an hour that comes twice', [hours(60, 90)], {}, ['hours-doubled conditions.hours 2027-11-07']],
  ['an hour beside them', [hours(180, 240)], {}, []],
  ['the hour before the one that is missing', [hours(0, 60)], { endsAt: new Date('2027-06-01T00:00:00Z') }, []],
  ['any hour where clocks are never changed', [hours(60, 180)], { timeZone: 'Asia/Shanghai' }, []],
  [
    'an hour of the one night in which it is missing',
    [hours(130, 170)],
    { effectiveFrom: new Date('2027-03-14T05:00:00Z'), endsAt: new Date('2027-03-15T04:00:00Z') },
    ['hours-never conditions.hours 2027-03-14'],
  ],
])('%s', (_, conditions, more, expected) => {
  expect(found(conditions, more)).toEqual(expected)
})
