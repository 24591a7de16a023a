import { expect, test } from 'vitest'
import { cookiesOf } from './cookies-of'

test.each<[string, Record<string, string>]>([
  ['', {}],
  ['visitor=abc', { visitor: 'abc' }],
  ['a=1; b=2;c=3', { a: '1', b: '2', c: '3' }],
  ['token=x==; empty=', { token: 'x==', empty: '' }],
  ['a=%E5%9B%9E', { a: '回' }],
  ['a=first; a=last', { a: 'last' }],
  ['broken=%E5; b=2; nothing; =none', { b: '2' }],
])('of %j', (header, cookies) => {
  expect(Object.fromEntries(cookiesOf(header))).toEqual(cookies)
})
