import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { cacOf, friendStep, inviteCode, isInviteCode, ladderAt, plainCode } from './rules'

const terms = { pointsPerUnit: 100, redemptionBps: 3_000 }
const three = { points: 600, prizesMinor: 0, realisedMinor: 0, newCustomers: 3 }

test('600 points for three friends are ¥6, and so ¥2 a new customer; of which ¥0.6 are expected to be spent', () => {
  expect(cacOf(three, terms)).toEqual({ faceMinor: 200, expectedMinor: 60, realisedMinor: 0 })
  expect(cacOf({ ...three, realisedMinor: 450 }, terms)).toMatchObject({ realisedMinor: 150 })
  // one of the three was an old customer
  expect(cacOf({ ...three, newCustomers: 2 }, terms)).toMatchObject({ faceMinor: 300 })
  expect(cacOf({ ...three, newCustomers: 0 }, terms)).toBeNull()
  // prizes that are no points cost the same whatever is redeemed; nothing is rounded away
  expect(cacOf({ ...three, prizesMinor: 100 }, terms)).toEqual({ faceMinor: 234, expectedMinor: 94, realisedMinor: 34 })
  expect(cacOf(three, { pointsPerUnit: 1_000, redemptionBps: 10_000 })).toMatchObject({
    faceMinor: 20,
    expectedMinor: 20,
  })
})

test('a ladder says what is next and how many are missing', () => {
  const rungs = [1, 3, 5].map((friends) => ({ friends, prizeNo: friends }))
  expect(ladderAt(rungs, 0)).toMatchObject({ reached: [], next: { friends: 1 }, missing: 1 })
  expect(ladderAt(rungs, 2)).toMatchObject({ reached: [{ friends: 1 }], next: { friends: 3 }, missing: 1 })
  expect(ladderAt(rungs, 7)).toMatchObject({ next: null, missing: 0 })
})

test('a code is seven signs that nobody confuses, each as likely as the others', () => {
  const seen = new Map<string, number>()
  for (let i = 0; i < 20_000; i += 1)
    for (const sign of inviteCode(randomBytes(16)) ?? '') seen.set(sign, (seen.get(sign) ?? 0) + 1)
  expect([...seen.keys()].toSorted().join('')).toBe('23456789ABCDEFGHJKMNPQRSTVWXYZ')
  const mean = 140_000 / 30
  for (const [sign, count] of seen) expect(Math.abs(count - mean), sign).toBeLessThan(6 * Math.sqrt(mean))
  expect(inviteCode(new Uint8Array(16).fill(255))).toBeNull()
  expect(isInviteCode(plainCode(' 2abcdef '))).toBe(true)
  expect(isInviteCode('O0ILU11')).toBe(false)
})

test('a friend’s steps are told one by one', () => {
  const at = new Date('2026-11-22')
  const [past, coming] = [new Date('2026-11-21'), new Date('2026-11-29')]
  const step = (
    state: 'joined' | 'waiting' | 'held' | 'counted' | 'out',
    isVerified: boolean,
    waitsUntil: Date | null,
  ) => friendStep({ state, isVerified, waitsUntil }, at)
  expect(step('joined', false, null)).toBe('signed-up')
  expect(step('joined', true, null)).toBe('verified')
  expect(step('waiting', false, null)).toBe('ordered')
  expect(step('waiting', false, coming)).toBe('waiting')
  expect(step('waiting', false, past)).toBe('unverified')
  expect(step('counted', true, past)).toBe('counted')
  expect(step('held', true, past)).toBe('held')
})
