import { describe, expect, it, test } from 'vitest'
import { abuses, type Case, honest } from './corpus.fixture'
import { homeKey, isDisposable, judgeInvite, mailboxOf, type Person, ringOf } from './rules'

const HOLD = 50
const codes = (one: Case) => judgeInvite(one.facts).signals.map(({ code }) => code)

test('the corpus has forty ways to cheat', () => {
  expect(abuses).toHaveLength(40)
  expect(new Set(abuses.map(({ name }) => name)).size).toBe(40)
})

describe('abuse is held, and says why', () => {
  it.each(abuses.map((one) => [one.name, one] as const))('%s', (_, one) => {
    const { score, signals } = judgeInvite(one.facts)
    expect(score, JSON.stringify(signals)).toBeGreaterThanOrEqual(HOLD)
    for (const code of one.because) expect(codes(one)).toContain(code)
    expect(signals.reduce((sum, { weight }) => sum + weight, 0)).toBe(score)
  })
})

describe('honest friends are not', () => {
  it.each(honest.map((one) => [one.name, one] as const))('%s', (_, one) => {
    const { score, signals } = judgeInvite(one.facts)
    expect(score, JSON.stringify(signals)).toBeLessThan(HOLD)
    for (const code of one.because) expect(codes(one)).toContain(code)
  })
})

test.each([
  ['Li.Lei+shop@Gmail.com', 'lilei@gmail.com'],
  ['l.i.lei@googlemail.com', 'lilei@gmail.com'],
  ['li.lei+1@163.com', 'li.lei@163.com'],
  ['amy@qq.com', 'amy@qq.com'],
])('the mailbox of %s is %s', (email, box) => expect(mailboxOf(email)).toBe(box))

test.each([
  ['a@mailinator.com', true],
  ['a@x.yopmail.com', true],
  ['a@notmailinator.com', false],
  ['a@qq.com', false],
])('%s is thrown away: %s', (email, thrown) => expect(isDisposable(email)).toBe(thrown))

test('a door is the same however it is written', () => {
  const at = (line1: string) =>
    homeKey({ phone: '', country: 'CN', province: '上海市', city: '上海市', district: '徐汇区', line1 })
  expect(at('衡山路 1 号，2-301')).toBe(at('衡山路1号 2301'))
  expect(at('衡山路１号')).toBe(at('衡山路1号'))
  expect(at('衡山路1号')).not.toBe(at('衡山路11号'))
})

test('a ring of any size up to ten is found whole, and a chain of strangers is none', () => {
  for (let size = 2; size <= 10; size += 1) {
    const people: Person[] = Array.from({ length: size }, (_, i) => ({
      id: `p${i}`,
      email: `p${'abcdefghij'.charAt(i)}x@qq.com`,
      inviterId: i === 0 ? null : `p${i - 1}`,
      devices: [`d${i}`, `d${i + 1}`],
      cards: [],
      homes: [],
    }))
    const [first] = people
    if (first) expect(ringOf(first, people).size).toBe(size)
    const apart = people.map((one, i) => ({ ...one, devices: [`own${i}`] }))
    const [alone] = apart
    if (alone) expect(ringOf(alone, apart).size).toBe(1)
  }
})

/** A farm: one inviter, and a thousand accounts that share what a farm shares. What is let through is what would be paid. */
test.each([
  ['one mailbox with tags', (i: number) => ({ email: `farm+${i}@gmail.com` })],
  [
    'one mailbox with dots',
    (i: number) => ({
      email: `${Array.from('farmfarmfa')
        .map((sign, at) => ((i >> at) & 1 ? `${sign}.` : sign))
        .join('')}x@gmail.com`,
    }),
  ],
  ['one device', () => ({ devices: ['farm'] })],
  ['one card', () => ({ cards: ['farm'] })],
  [
    'one phone',
    () => ({ homes: [{ phone: '13912345678', country: 'CN', province: '', city: '', district: '', line1: '' }] }),
  ],
])('a thousand accounts on %s are paid for once at most', (_, trait) => {
  const joinedAt = new Date('2026-11-22T08:00:00Z')
  const person = (id: string, inviterId: string | null, more: Partial<Person>): Person => ({
    id,
    email: `${id}@qq.com`.replaceAll(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit))),
    inviterId,
    devices: [id],
    cards: [],
    homes: [],
    ...more,
  })
  const inviter = person('boss', null, {})
  const farmed = Array.from({ length: 1_000 }, (__, i) => person(`f${i}`, 'boss', trait(i)))
  let paid = 0
  for (const [i, friend] of farmed.entries()) {
    // the database tells of more; the last dozen are enough
    const people = [inviter, ...farmed.slice(Math.max(0, i - 12), i), friend]
    const { score } = judgeInvite({
      inviterId: 'boss',
      friendId: friend.id,
      joinedAt,
      orderedAt: null,
      joinedTimes: [joinedAt],
      people,
    })
    if (score < HOLD) paid += 1
  }
  expect(paid).toBeLessThanOrEqual(1)
})
