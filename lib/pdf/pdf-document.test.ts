import { describe, expect, it } from 'vitest'
import { breakLines } from './break-lines'
import { glyphOf, learn } from './chinese-font'
import { PdfDocument } from './pdf-document'

/** How far an outline reaches: its box stands in its first bytes. */
const boxOf = (character: string) => {
  const outline = glyphOf(character)?.outline ?? Buffer.alloc(10)
  return { left: outline.readInt16BE(2), right: outline.readInt16BE(6), top: outline.readInt16BE(8) }
}

describe('the font', () => {
  it('has what a shopper may be called, and knows what it has not', async () => {
    await learn('积分对账单龘喆堃Ёж1A¥，')
    for (const character of '积分对账单龘喆堃Ёж1A¥，')
      expect(glyphOf(character)?.outline.length, character).toBeGreaterThan(10)
    expect(glyphOf('\u{10ffff}')).toBeUndefined()
  })

  it('is as heavy as text, not as thin as the file begins', async () => {
    await learn('一lA')
    const { right, left } = boxOf('l')
    expect(right - left).toBeGreaterThan(70) // 36 in the thinnest
    expect(boxOf('A').top).toBeGreaterThanOrEqual(733)
  })
})

describe('a line', () => {
  const wide = (text: string) => text.length
  it.each([
    ['one two three', 7, ['one two', 'three']],
    ['积分到账可以用', 3, ['积分到', '账可以', '用']],
    ['abcdefgh', 3, ['abc', 'def', 'gh']],
    ['订单 1001 积分', 7, ['订单 1001', '积分']],
    ['', 7, []],
  ])('%j breaks where it may', (text, most, lines) => {
    expect(breakLines(text, most, wide)).toEqual(lines)
  })
})

it('writes what no font has as a question mark, and never fails over it', async () => {
  const pdf = new PdfDocument({ width: 100, height: 100 })
  const text = '\u{10ffff}\u0000a'
  await PdfDocument.learn(text)
  expect(pdf.width(text, 10)).toBeGreaterThan(0)
  pdf.begin()
  pdf.text(text, 1, 1, 10)
  pdf.endPage()
  expect(pdf.end({ title: '()\\', language: 'en' }).toString('latin1')).toContain('%%EOF')
})
