import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPlainAddress, isPlainInput } from './plain-input'

const nested = (depth: number): unknown => (depth === 0 ? [] : [nested(depth - 1)])

test('what people write is plain, in any script', () => {
  for (const text of ['', '回头客', '👩‍👩‍👧 café', '\\u0000', 'a\nb'])
    expect(isPlainInput({ a: [text] }), text).toBe(true)
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => text.includes('\0') || isPlainInput(text)))
})

test('a NUL or half a character is not, wherever it hides', () => {
  for (const text of ['\0', 'a\0b', '\ud83d', '\ude00a']) {
    for (const input of [text, [text], { a: { b: [1, text] } }, { [text]: 1 }]) expect(isPlainInput(input)).toBe(false)
  }
})

test('nor is a nest without an end', () => {
  expect(isPlainInput(nested(20))).toBe(true)
  expect(isPlainInput(nested(30))).toBe(false)
  const loop: unknown[] = []
  loop.push(loop)
  expect(isPlainInput(loop)).toBe(false)
})

test('nor is one that a few values make by holding each other twice over', () => {
  let inner: unknown = []
  // whoever walked into each of them anew would never come back
  for (let depth = 0; depth < 60; depth += 1) inner = [inner, inner]
  expect(isPlainInput(inner)).toBe(false)
})

test('an address is plain without NULs and broken escapes', () => {
  expect(['/zh-CN/search?q=%E7%9B%B8%E6%9C%BA', '/', '/a%20b?x=%'].filter((one) => !isPlainAddress(one))).toEqual([])
  expect(['/a%00', '/a?q=%00', '/%E0%A4%A', '/%'].filter(isPlainAddress)).toEqual([])
})
