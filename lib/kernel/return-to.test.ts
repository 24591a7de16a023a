import { expect, test } from 'vitest'
import { safeReturnTo } from './return-to'

test.each([
  ['/', '/'],
  ['/checkout', '/checkout'],
  ['/products?tag=tea&sort=new#list', '/products?tag=tea&sort=new#list'],
  ['/zh-CN/account', '/zh-CN/account'],
  ['/search?q=%2F%2Fevil.test', '/search?q=%2F%2Fevil.test'],
  ['/search?q=https://evil.test', '/search?q=https://evil.test'],
  ['/products/a//b', '/products/a//b'],
])('sends a visitor on to our own %s', (asked, to) => {
  expect(safeReturnTo(asked, '/account')).toBe(to)
})

test.each([
  '',
  'account',
  '//evil.test',
  '///evil.test',
  '////evil.test',
  '/\\evil.test',
  '/\\/evil.test',
  '\\\\evil.test',
  '/\t/evil.test',
  '/\n/evil.test',
  '/\r\n/evil.test',
  '\t//evil.test',
  ' //evil.test',
  '/\u0000/evil.test',
  '/%2f%2fevil.test',
  '/%2Fevil.test',
  '/%5cevil.test',
  '/%09/evil.test',
  '/./..//evil.test',
  '/.//evil.test',
  '/a/..//evil.test',
  'https:evil.test',
  'https://evil.test',
  'https:/evil.test',
  'http://localhost:3000.evil.test/',
  'http://localhost:3000@evil.test/',
  '//user@evil.test',
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'mailto:a@b.test',
  '?returnTo=//evil.test',
  '#evil',
  '/api/auth/signout',
  `/${'a'.repeat(2_000)}`,
])('never sends a visitor to %j', (asked) => {
  expect(safeReturnTo(asked, '/account')).toBe('/account')
})

test.each([[undefined], [null], [7], [['/checkout']], [{ toString: () => '/checkout' }]])(
  'reads only text, not %j',
  (asked) => {
    expect(safeReturnTo(asked, '/account')).toBe('/account')
  },
)
