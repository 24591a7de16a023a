import { expect, test } from 'vitest'
import { qrCode } from './qr-code'

// what they say is read back by a reader of its own: draw-poster.test.ts as bytes, camera.e2e.ts as letters and digits
test.each([
  ['twenty capital letters and digits', '7Q2K9F4M8XW3RTVC5HJD', 21],
  ['one more', '7Q2K9F4M8XW3RTVC5HJD2', 25],
  ['fourteen small letters', 'abcdefghijklmn', 21],
  ['an address', 'https://shop.example/zh-CN/i/7Q2K9F4', 29],
])('%s go into the smallest code that holds them', (_, text, side) => {
  const squares = qrCode(text)
  expect(squares).toHaveLength(side)
  expect(squares.every((line) => line.length === side)).toBe(true)
})

test('a text of more than a hundred bytes has no code', () => {
  expect(() => qrCode('a'.repeat(120))).toThrow('a hundred bytes')
})
