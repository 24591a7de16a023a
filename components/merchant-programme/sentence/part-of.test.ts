import { expect, it } from 'vitest'
import { partOfPath, pathsOf, wrongParts } from './part-of'

it('finds for every field the part that holds it, and back', () => {
  for (const path of ['reward', 'limits.totalPoints', 'budgetId', 'priority', 'endsAt', 'conditions.hours'] as const) {
    expect(pathsOf(partOfPath(path))).toContain(path)
  }
})

it('names what is wrong in the order in which the sentence is read', () => {
  const conditions = [{ kind: 'first-order' }, { kind: 'weekday', days: [] }] as const
  const wrong = { definition: { reward: {}, conditions: [undefined, {}], nameEn: {} }, endsAt: {} }
  expect(wrongParts(wrong, conditions as never)).toEqual(['names', 'if.weekday', 'then', 'when'])
})

it('has nothing wrong where nothing is', () => {
  expect(wrongParts({}, [])).toEqual([])
})
