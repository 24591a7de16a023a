import { expect, it } from 'vitest'
import { beginWith } from '../rule-presets'
import { changedParts } from './changed-parts'

const weekend = { ...beginWith('weekend'), endsAt: null }

it('finds nothing changed where nothing is', () => {
  expect(changedParts(weekend, structuredClone(weekend))).toEqual([])
})

it('names each field that changed, those that were added and those that went', () => {
  const changed = {
    ...structuredClone(weekend),
    nameEn: 'Weekend',
    conditions: [{ kind: 'first-order' as const }],
    priority: 5,
    endsAt: '2027-01-01T00:00:00Z',
  }
  expect(changedParts(weekend, changed)).toEqual(['names', 'if.weekday', 'if.first-order', 'order', 'until'])
})

it('does not call goods changed that were renamed', () => {
  const goods = (title: string) => ({
    ...weekend,
    conditions: [
      { kind: 'products' as const, ids: ['1'], slugs: [title], named: [{ titleZh: title, titleEn: title }] },
    ],
  })
  expect(changedParts(goods('cup'), goods('mug'))).toEqual([])
})
