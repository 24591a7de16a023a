import { decodeQR } from 'qr/decode.js'
import { expect, test } from 'vitest'
import { qrCode } from './qr-code'

const QUIET = 4
const DOTS = 3

/** The squares as a picture with its quiet edge, red, green and blue for each dot. */
function pictureOf(squares: readonly (readonly boolean[])[]) {
  const side = (squares.length + 2 * QUIET) * DOTS
  const data = new Uint8Array(side * side * 3)
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1)
      data.fill(
        squares[Math.floor(y / DOTS) - QUIET]?.[Math.floor(x / DOTS) - QUIET] ? 0 : 255,
        (y * side + x) * 3,
        (y * side + x + 1) * 3,
      )
  return { width: side, height: side, data }
}

test.each([
  ['twenty capital letters and digits', '7Q2K9F4M8XW3RTVC5HJD', 21],
  ['one more', '7Q2K9F4M8XW3RTVC5HJD2', 25],
  ['every sign that goes in pairs', '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:', 29],
  ['fourteen small letters', 'abcdefghijklmn', 21],
  ['an address', 'https://shop.example/zh-CN/i/7Q2K9F4', 29],
])('%s go into the smallest code that holds them, and are read back', (_, text, side) => {
  const squares = qrCode(text)
  expect(squares).toHaveLength(side)
  expect(squares.every((line) => line.length === side)).toBe(true)
  expect(decodeQR(pictureOf(squares))).toBe(text)
})

test('a text of more than a hundred bytes has no code', () => {
  expect(() => qrCode('a'.repeat(120))).toThrow('a hundred bytes')
})
