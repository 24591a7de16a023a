import { floorFraction } from '@/lib/kernel/fraction'
import { type Points, points } from '@/lib/kernel/points'

/** order: rules of paid orders give for it; built-in: the shop sees it happen; custom: staff write it down. */
export type BehaviourKind = 'order' | 'built-in' | 'custom'

export const fieldTypes = ['text', 'integer', 'money', 'date', 'choice'] as const
export type FieldType = (typeof fieldTypes)[number]

/** One thing that is told with a behaviour: the course that was taken, the day of the visit. */
export type Field = {
  name: string
  labelZh: string
  labelEn: string
  type: FieldType
  required: boolean
  /** of a choice; empty for the others */
  choices: readonly string[]
}

/** When what a behaviour gave is taken back: never, or when it turns out not to stand, within so many days (null: whenever). */
export type ClawBack = { kind: 'never' } | { kind: 'undone'; withinDays: number | null }

export type Behaviour = {
  code: string
  nameZh: string
  nameEn: string
  kind: BehaviourKind
  fields: readonly Field[]
  /** the lower number matters more */
  priority: number
  /** its part of the pool, beside the others' weights */
  weight: number
  /** how often it is expected in a year; null: as often as of late */
  expectedPerYear: number | null
  clawBack: ClawBack
  isArchived: boolean
}

/** Why something that happened gave nothing. */
export type StoppedBy =
  | 'no-rule'
  | 'held-out'
  | 'condition'
  | 'times'
  | 'points'
  | 'cool-down'
  | 'total'
  | 'budget'
  | 'undone'

export type Suggestion = {
  points: Points
  poolPoints: number
  weight: number
  totalWeight: number
  expectedPerYear: number
}

/**
 * What one such deed may earn, so that the year's deeds together stay within the pool: pool × weight ÷ all weights ÷ how often it
 * is expected, floored (requirements S11, S17, S41). Null without a pool, a weight or an expectation.
 */
export function suggestedPoints(
  poolPoints: number | null,
  weight: number,
  totalWeight: number,
  expectedPerYear: number,
): Suggestion | null {
  if (!poolPoints || weight === 0 || totalWeight === 0 || expectedPerYear === 0) return null
  const part = floorFraction(poolPoints, weight, totalWeight)
  return {
    points: points(Math.floor(part / expectedPerYear)),
    poolPoints,
    weight,
    totalWeight,
    expectedPerYear,
  }
}

/** As often in a year as it happened in the last thirty days. */
export const yearlyAt = (lastThirtyDays: number): number => Math.ceil((lastThirtyDays * 365) / 30)

export type PayloadIssue = { field: string; code: 'field-missing' | 'field-unknown' | 'field-wrong' }

const isDay = (value: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(value) && new Date(`${value}T00:00:00Z`).toJSON()?.slice(0, 10) === value

const fits: Record<FieldType, (value: string | number, field: Field) => boolean> = {
  text: (value) => typeof value === 'string' && value.length <= 300,
  integer: (value) => Number.isSafeInteger(value),
  // whole fen
  money: (value) => Number.isSafeInteger(value) && Number(value) >= 0,
  date: (value) => typeof value === 'string' && isDay(value),
  choice: (value, { choices }) => typeof value === 'string' && choices.includes(value),
}

export type Payload = Readonly<Record<string, string | number>>

/** What is told with a behaviour is what its fields ask for: every required one, each of its type, and nothing else. */
export function payloadIssue(fields: readonly Field[], payload: Payload): PayloadIssue | null {
  const known = new Set(fields.map(({ name }) => name))
  const stranger = Object.keys(payload).find((name) => !known.has(name))
  if (stranger !== undefined) return { field: stranger, code: 'field-unknown' }
  for (const field of fields) {
    const value = payload[field.name]
    if (value === undefined || value === '') {
      if (field.required) return { field: field.name, code: 'field-missing' }
    } else if (!fits[field.type](value, field)) return { field: field.name, code: 'field-wrong' }
  }
  return null
}

/** What a profile asks for, in this order. */
export const profileParts = ['email', 'name', 'birthday', 'address'] as const
export type ProfilePart = (typeof profileParts)[number]
