import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { signInWithPassword } from '@/lib/shoppers/sign-in-with-password'
import { DEMO_PASSWORD, demoAccounts, seedAccounts } from './accounts'

useTestDatabase()

test('everybody who is printed at the start can sign in', async () => {
  const ids = await seedAccounts(new Date('2025-11-01T02:00:00Z'))
  const ctx = { actor: null, visitorHash: null, locale: 'zh-CN', at: null, on: db() } as const
  for (const { email } of demoAccounts) {
    const entered = await signInWithPassword(ctx, { email, password: DEMO_PASSWORD, address: null })
    expect(entered).toMatchObject({ ok: true, value: { accountId: ids.get(email) } })
  }
  expect(await brokenInvariants()).toEqual([])
})
