import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { member, openShop } from '@/lib/cart/shelf.fixture'
import { rows } from '@/lib/db/sql'
import { useTestDatabase } from '@/lib/db/testing'
import { browse, cookieOf, setUpHere } from '@/lib/gate/browser.fixture'
import { lookUpCouponAction } from './actions'
import { makeCoupon } from './checkout.fixture'

vi.mock('next/headers', () => import('@/lib/gate/browser.fixture'))
useTestDatabase()

const code = 'WELCOME20'
beforeAll(async () => {
  setUpHere()
  await openShop()
  await makeCoupon({ code })
})
beforeEach(async () => {
  await rows('delete from rate_limit')
})

/** Each try comes with a cookie of its own making, as a program's would. */
const guess = (typed: string) => browse({ visitor: randomUUID() }, () => lookUpCouponAction({ code: typed }))
const refusalOf = async (answer: ReturnType<typeof guess>) => {
  const told = await answer
  return told.ok ? null : told.refusal
}

async function guessWrong(times: number) {
  const told: (string | null)[] = []
  for (let i = 0; i < times; i += 1) told.push(await refusalOf(guess(`NOT-${i}`)))
  return told
}

test('ten wrong codes a second, whatever the cookies, and guests are told nothing for the rest of it', async () => {
  expect(new Set(await guessWrong(10))).toEqual(new Set(['coupon-unknown']))
  expect(await refusalOf(guess('NOT-11'))).toBe('door-shut')
  expect(await refusalOf(guess(code))).toBe('door-shut')
  await rows(`update rate_limit set window_start = window_start - interval '1 second'`)
  expect(await refusalOf(guess(code))).toBeNull()
})

test('a member is counted by the account and shut out by nobody', async () => {
  await guessWrong(11)
  const told = await browse(await cookieOf((await member()).actor), () => lookUpCouponAction({ code }))
  expect(told.ok).toBe(true)
})

test('right codes are never counted, however many shoppers have one', async () => {
  const told = await Promise.all(Array.from({ length: 40 }, () => guess(code)))
  expect(told.every((answer) => answer.ok)).toBe(true)
})

test('a right guess among hundreds sent at once is not told apart', async () => {
  const typed = Array.from({ length: 200 }, (_, i) => (i === 150 ? code : `NOT-${i}`))
  const told = await Promise.all(typed.map(guess))
  expect(told[150]).toEqual({ ok: false, refusal: 'door-shut' })
  expect(told.filter((answer) => !answer.ok && answer.refusal === 'coupon-unknown').length).toBeLessThanOrEqual(20)
})
