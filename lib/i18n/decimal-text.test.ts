import { expect, test } from 'vitest'
import { currencySign, parseHundredths, writeHundredths } from './decimal-text'

test.each([
  ['19.9', 1990],
  ['19.90', 1990],
  ['0.01', 1],
  ['12', 1200],
  [' 7. ', 700],
  ['8。5', 850],
])('%j is %i hundredths', (text, amount) => {
  expect(parseHundredths(text)).toBe(amount)
})

test.each(['', 'x', '-1', '1.234', '1e3', '１', '.5', '1 2'])('%j is none', (text) => {
  expect(parseHundredths(text)).toBeNull()
})

test('what is written is read back', () => {
  for (const amount of [0, 1, 10, 99, 100, 1990, 123_456]) expect(parseHundredths(writeHundredths(amount))).toBe(amount)
})

test('the sign stands alone', () => {
  expect(currencySign('CNY', 'zh-CN')).toBe('¥')
})
