import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BATCH_ROWS, readBatch } from './rules'

describe('a pasted list', () => {
  it('is read with or without names of columns, from a file or from a sheet', () => {
    const lines = [
      { line: 2, email: 'li@shop.test', points: 50 },
      { line: 4, email: 'amy@shop.test', points: -20 },
    ]
    expect(readBatch('\ufeffemail,points\r\nLi@shop.test,50\r\n\r\n"amy@shop.test","-20"\r\n')).toEqual({
      lines,
      problems: [],
    })
    expect(readBatch('li@shop.test\t+5').lines).toEqual([{ line: 1, email: 'li@shop.test', points: 5 }])
    expect(readBatch('邮箱；积分\nli@shop.test;5').lines).toHaveLength(1)
  })

  it.each([
    ['li@shop.test', 'line-shape'],
    ['li@shop.test,5,6', 'line-shape'],
    ['=HYPERLINK("x")@shop.test,5', 'email-shape'],
    ['=1+1@a.b,5', 'email-shape'],
    ['nobody,5', 'email-shape'],
    ['li@shop.test,=1+1', 'points-shape'],
    ['li@shop.test,1.5', 'points-shape'],
    ['li@shop.test,0', 'points-shape'],
    ['li@shop.test,1e3', 'points-shape'],
    ['li@shop.test,1000001', 'points-shape'],
    ['li@shop.test,', 'points-shape'],
  ])('%s is named by its line, and nothing is guessed', (text, code) => {
    expect(readBatch(`amy@shop.test,1\n${text}`)).toEqual({
      lines: [{ line: 1, email: 'amy@shop.test', points: 1 }],
      problems: [{ line: 2, code }],
    })
  })

  it('names nobody twice, and ends at what one batch may hold', () => {
    expect(readBatch('li@shop.test,1\nLI@shop.test,2').problems).toEqual([{ line: 2, code: 'email-twice' }])
    const many = Array.from({ length: BATCH_ROWS + 5 }, (_, i) => `p${i}@shop.test,1`).join('\n')
    expect(readBatch(many).lines).toHaveLength(BATCH_ROWS)
    expect(readBatch(many).problems).toEqual([{ line: BATCH_ROWS + 1, code: 'too-many-lines' }])
  })

  it('never throws, and never reads more than whole points', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        for (const { points } of readBatch(text).lines) expect(Number.isSafeInteger(points) && points !== 0).toBe(true)
      }),
    )
  })
})
