import { describe, expect, it } from 'vitest'
import { contentPolicy } from './csp'

const base = { formTargets: ['https://checkout.stripe.com'], https: false, development: false } as const
const nonce = { kind: 'nonce', nonce: 'abc', inlineHashes: ['h'] } as const

describe('contentPolicy', () => {
  it('trusts a page made on request by its nonce and by named scripts alone', () => {
    const policy = contentPolicy({ ...base, trust: nonce })
    expect(policy).toContain("script-src 'self' 'nonce-abc' 'sha256-h' 'strict-dynamic';")
    expect(policy).not.toMatch(/script-src[^;]*unsafe/)
  })

  it('lets a page made beforehand run its own inline scripts, and names no hash, which would forbid them', () => {
    expect(contentPolicy({ ...base, trust: { kind: 'static' } })).toContain("script-src 'self' 'unsafe-inline';")
  })

  it('lets forms lead to the payment page and nowhere else', () => {
    expect(contentPolicy({ ...base, trust: nonce })).toContain("form-action 'self' https://checkout.stripe.com;")
  })

  it('is never framed, has no plugins and no base', () => {
    for (const line of ["frame-ancestors 'none'", "object-src 'none'", "base-uri 'none'"]) {
      expect(contentPolicy({ ...base, trust: nonce })).toContain(line)
    }
  })

  it('evaluates text in development only, and upgrades requests under https only', () => {
    const plain = contentPolicy({ ...base, trust: nonce })
    expect(plain).not.toContain('unsafe-eval')
    expect(plain).not.toContain('upgrade-insecure-requests')
    expect(contentPolicy({ ...base, trust: nonce, development: true })).toContain("'unsafe-eval'")
    expect(contentPolicy({ ...base, trust: nonce, https: true })).toContain('upgrade-insecure-requests')
  })
})
