import { expect, it } from 'vitest'
import { readPlain, writePlain } from './plain-text'

it('keeps numbers, words, nothing and days as they were', () => {
  const value = {
    at: new Date('2026-11-23T01:02:03.456Z'),
    list: [null, 1, '"</script>', { until: new Date(0) }],
    no: false,
  }
  expect(readPlain(writePlain(value))).toEqual(value)
})
