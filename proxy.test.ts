import { NextRequest } from 'next/server'
import { beforeAll, describe, expect, it } from 'vitest'
import proxy from './proxy'

beforeAll(() => {
  process.env.DATABASE_URL ??= 'postgres://localhost/unused'
  process.env.NEXTAUTH_SECRET ??= 'only-for-this-test-0123456789-abcdef'
})

function visit(path: string, headers: Record<string, string> = {}) {
  const answer = proxy(new NextRequest(`http://localhost:3000${path}`, { headers }))
  const sent = (name: string) => answer.headers.get(`x-middleware-request-${name}`)
  return { answer, sent, policy: answer.headers.get('content-security-policy') ?? '' }
}

const evil = { 'content-security-policy': "script-src 'nonce-EVILEVIL'", 'x-nonce': 'EVILEVIL' }

describe('proxy', () => {
  it('sends an address without a language to one', () => {
    expect(visit('/', { 'accept-language': 'en' }).answer.headers.get('location')).toBe('http://localhost:3000/en')
  })

  it.each(['/zh-CN/%00', '/zh-CN/search?q=%00', '/zh-CN/%E0%A4%A', '/media/%00', '/api/%'])(
    '%s is no address',
    (path) => {
      expect(visit(path).answer.status).toBe(400)
    },
  )

  it.each(['/zh-CN', '/en/products', '/en/products/mug', '/zh-CN/collections/tea'])('%s is made beforehand', (path) => {
    const page = visit(path)
    expect(page.policy).toContain("script-src 'self' 'unsafe-inline';")
    expect(page.sent('content-security-policy')).toBeNull()
  })

  it('sets no cookie on what a shared cache may keep, and remembers the language elsewhere', () => {
    const english = { 'accept-language': 'en' }
    for (const path of ['/zh-CN', '/zh-CN/products', '/zh-CN/products/mug']) {
      const { headers } = visit(path, english).answer
      expect([headers.get('set-cookie'), headers.get('x-middleware-set-cookie')]).toEqual([null, null])
    }
    expect(visit('/zh-CN/cart', english).answer.headers.get('set-cookie')).toContain('NEXT_LOCALE=zh-CN')
    const action = visit('/zh-CN/checkout', { ...english, 'next-action': 'abc' }).answer.headers
    expect([action.get('set-cookie'), action.get('x-middleware-set-cookie')]).toEqual([null, null])
  })

  it.each(['/zh-CN/cart', '/en/merchant', '/en/products/mug/reviews', '/zh-CN/nowhere'])('%s has a nonce', (path) => {
    const page = visit(path)
    expect(page.policy).toMatch(/script-src 'self' 'nonce-[^']+' 'sha256-[^']+' 'strict-dynamic';/)
    expect(page.sent('content-security-policy')).toBe(page.policy)
  })

  it('makes a new nonce for every visit', () => {
    expect(visit('/zh-CN/cart').policy).not.toBe(visit('/zh-CN/cart').policy)
  })

  it('answers a narrowed list from its sibling, with a nonce, and a language without one by a redirect', () => {
    const page = visit('/zh-CN/products?color=red')
    expect(page.answer.headers.get('x-middleware-rewrite')).toBe(
      'http://localhost:3000/zh-CN/products/filtered?color=red',
    )
    expect(page.policy).toContain('nonce-')
    expect(visit('/zh-CN/products/mug?variant=1').answer.headers.get('x-middleware-rewrite')).toBeNull()
    expect(visit('/products?color=red').answer.headers.get('location')).toContain('/products?color=red')
  })

  it.each(['/zh-CN', '/zh-CN/cart', '/api/nowhere', '/media/nowhere', '/_next/static/nowhere.js'])(
    'drops the policy that a visitor sends to %s',
    (path) => {
      const page = visit(path, evil)
      expect([...page.answer.headers.values()].join(' ')).not.toContain('EVIL')
      // a header is dropped by leaving it out of the list of those that go on
      expect(page.answer.headers.get('x-middleware-override-headers')).not.toContain('x-nonce')
    },
  )
})
