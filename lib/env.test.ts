import { expect, test } from 'vitest'
import { parseEnv } from './env'

const least = { DATABASE_URL: 'postgres://x', NEXTAUTH_SECRET: 'x'.repeat(32) }

test('two variables are enough, the rest have defaults', () => {
  expect(parseEnv(least)).toMatchObject({ APP_URL: 'http://localhost:3000', PORT: 3000, JOBS: 'inline' })
})

test('an empty variable is not set, a trailing slash is dropped', () => {
  const env = parseEnv({ ...least, STRIPE_SECRET_KEY: '', PORT: '', APP_URL: 'https://shop.test/' })
  expect(env).toMatchObject({ PORT: 3000, APP_URL: 'https://shop.test' })
  expect(env.STRIPE_SECRET_KEY).toBeUndefined()
})

test('what is wrong is named, and its value is not shown', () => {
  const parse = () => parseEnv({ NEXTAUTH_SECRET: 'hunter2', PORT: 'abc' })
  expect(parse).toThrow(/DATABASE_URL[\s\S]*NEXTAUTH_SECRET[\s\S]*PORT/)
  expect(parse).not.toThrow(/hunter2/)
})

test('a live Stripe key beside another API base is refused', () => {
  const base = { ...least, STRIPE_API_BASE: 'http://127.0.0.1:4243' }
  expect(() => parseEnv({ ...base, STRIPE_SECRET_KEY: 'sk_live_1' })).toThrow(/STRIPE_API_BASE/)
  expect(parseEnv({ ...base, STRIPE_SECRET_KEY: 'sk_test_1' }).STRIPE_API_BASE).toBe(base.STRIPE_API_BASE)
})
