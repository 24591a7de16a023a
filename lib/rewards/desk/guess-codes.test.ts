import { randomBytes } from 'node:crypto'
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { rows } from '@/lib/db/sql'
import { useTestDatabase } from '@/lib/db/testing'
import { browse, cookieOf, setUpHere } from '@/lib/gate/browser.fixture'
import { staff } from '@/lib/gate/staff.fixture'
import { CODE_BYTES, codeOf } from '../codes/rules'
import { lookUpCodeAction } from './actions'

vi.mock('next/headers', () => import('@/lib/gate/browser.fixture'))
useTestDatabase()

beforeAll(setUpHere)
beforeEach(async () => {
  await rows('delete from rate_limit')
})

const clerk = async () => cookieOf((await staff('clerk')).actor)
const guess = async (who: Record<string, string>) => {
  const told = await browse(who, () => lookUpCodeAction({ code: codeOf(randomBytes(CODE_BYTES)) }))
  return told.ok ? null : told.refusal
}

test('five wrong codes in ten minutes, and the account is told nothing more', async () => {
  const who = await clerk()
  for (let i = 0; i < 5; i += 1) expect(await guess(who)).toBe('code-unknown')
  expect(await guess(who)).toBe('too-many-tries')
  expect(await guess(await clerk())).toBe('code-unknown')
})

test('ten wrong codes a second by everybody together, and the door is shut for all', async () => {
  const crowd = await Promise.all(Array.from({ length: 40 }, clerk))
  const told = await Promise.all(crowd.map(guess))
  expect(told.filter((refusal) => refusal === 'code-unknown').length).toBeLessThanOrEqual(10)
  expect(new Set(told)).toEqual(new Set(['code-unknown', 'door-shut']))
})

test('what was mistyped is no guess: it is never asked for', async () => {
  const who = await clerk()
  for (let i = 0; i < 20; i += 1) {
    const told = await browse(who, () => lookUpCodeAction({ code: 'ABCD' }))
    expect(told).toMatchObject({ refusal: 'code-malformed' })
  }
  expect(await guess(who)).toBe('code-unknown')
})
