import { expect, test } from 'vitest'
import { localHref, withoutLocale } from './local-href'

test.each([
  ['/', '/en'],
  ['/?from=mail', '/en?from=mail'],
  ['/#news', '/en#news'],
  ['/products?sort=new', '/en/products?sort=new'],
  ['#content', '#content'],
  ['mailto:a@b.test', 'mailto:a@b.test'],
  ['https://b.test/a', 'https://b.test/a'],
  ['//b.test/a', '//b.test/a'],
])('%s leads to %s', (href, address) => {
  expect(localHref(href, 'en')).toBe(address)
})

test.each([
  ['/en', '/'],
  ['/en/products', '/products'],
  ['/entrance', '/entrance'],
])('%s is %s below its language', (pathname, place) => {
  expect(withoutLocale(pathname, 'en')).toBe(place)
})
