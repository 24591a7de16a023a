import { expect, test } from 'vitest'
import { maskedName } from '@/lib/kernel/masked-name'
import { meanTenths } from './rules'

test.each([
  ['李雷', '李**'],
  ['  Amy Pond', 'A**'],
  ['𠮷野家', '𠮷**'],
  ['', '**'],
])('%j is named %j', (name, shown) => {
  expect(maskedName(name)).toBe(shown)
})

test.each([
  [0, 0, null],
  [5, 1, 50],
  [9, 2, 45],
  [13, 3, 43],
  [14, 3, 47],
  [17, 4, 43],
])('%d stars of %d people are %j tenths', (sum, count, tenths) => {
  expect(meanTenths(sum, count)).toBe(tenths)
})
