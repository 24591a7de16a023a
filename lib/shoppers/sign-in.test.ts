import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { row } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import type { Context, ShopperContext } from '@/lib/gate/context'
import { changePassword } from './change-password'
import { requestMagicLink } from './request-magic-link'
import { requestPasswordReset } from './request-password-reset'
import { resetPassword } from './reset-password'
import { signInWithLink } from './sign-in-with-link'
import { signInWithPassword } from './sign-in-with-password'
import { signOutEverywhere } from './sign-out-everywhere'
import { signUp } from './sign-up'

useTestDatabase({ size: 20 })

const RIGHT = 'tea and seven cups'
const someone = (): Context => ({ actor: null, visitorHash: null, locale: 'en', at: null, on: db() })
const anAddress = () => `${randomUUID()}@demo.test`
const mailed = (recipient: string) =>
  row<{ template: string; token: string }>(
    `select template, params->>'token' as token from mail_outbox where recipient = $1 order by id desc limit 1`,
    [recipient],
  )
const tokenOf = async (recipient: string) => (await mailed(recipient))?.token ?? ''
const account = (email: string) =>
  row<{ id: string; session_epoch: number; password_hash: string | null }>(
    'select id, session_epoch, password_hash from account where email = $1',
    [email],
  )

async function aMember() {
  const email = anAddress()
  await signUp(someone(), { email, name: 'Li', password: RIGHT })
  const id = (await account(email))?.id ?? ''
  await row('update account set email_verified_at = now() where id = $1', [id])
  const ctx: ShopperContext = { ...someone(), actor: { id, email, name: 'Li', staffRole: null } }
  return { email, id, ctx }
}
const enter = (email: string, password: string, address: string | null = null) =>
  signInWithPassword(someone(), { email, password, address })

describe('signing up', () => {
  test('makes an account that its password opens', async () => {
    const email = anAddress()
    expect(await signUp(someone(), { email, name: 'Amy', password: RIGHT })).toEqual({ ok: true, value: null })
    expect(await enter(email, RIGHT)).toMatchObject({ ok: true, value: { sessionEpoch: 0 } })
  })

  test('answers the same for a known address, changes nothing of it, and writes to its owner', async () => {
    const { email } = await aMember()
    const before = await account(email)
    const again = await signUp(someone(), { email, name: 'Eve', password: 'another long one' })
    const fresh = await signUp(someone(), { email: anAddress(), name: 'Eve', password: 'another long one' })
    expect(again).toEqual(fresh)
    expect(await account(email)).toEqual(before)
    expect((await mailed(email))?.template).toBe('account-exists')
  })

  test('several at once for one address make one account', async () => {
    const email = anAddress()
    await Promise.all(Array.from({ length: 3 }, () => signUp(someone(), { email, name: 'Li', password: RIGHT })))
    expect(await row('select count(*)::int as n from account where email = $1', [email])).toEqual({ n: 1 })
  })

  test('refuses passwords that guessers try first, and a fourth try within the hour', async () => {
    const email = anAddress()
    const tries = (password: string) => signUp(someone(), { email, name: 'Li', password })
    expect(await tries('password123')).toEqual({ ok: false, refusal: 'password-common' })
    expect(await tries('aaaaaaaaaa')).toEqual({ ok: false, refusal: 'password-common' })
    for (let n = 0; n < 3; n += 1) await tries(RIGHT)
    expect(await tries(RIGHT)).toEqual({ ok: false, refusal: 'too-many-tries' })
  })
})

describe('signing in by password', () => {
  test('says the same of a wrong password, an unknown address, a suspended account and one without a password', async () => {
    const [{ email }, suspended, linkOnly] = [await aMember(), await aMember(), await aMember()]
    await row('update account set suspended_at = now() where id = $1', [suspended.id])
    await row('update account set password_hash = null where id = $1', [linkOnly.id])
    const answers = [
      await enter(email, 'not the password'),
      await enter(anAddress(), RIGHT),
      await enter(suspended.email, RIGHT),
      await enter(linkOnly.email, RIGHT),
    ]
    for (const answer of answers) expect(answer).toEqual({ ok: false, refusal: 'credentials-wrong' })
  })

  test('lets exactly five of twenty guesses at once be tried, for a known address as for an unknown one', async () => {
    const { email } = await aMember()
    for (const target of [email, anAddress()]) {
      const answers = await Promise.all(Array.from({ length: 20 }, () => enter(target, 'a wrong guess')))
      const tried = answers.filter((answer) => !answer.ok && answer.refusal === 'credentials-wrong')
      expect(tried).toHaveLength(5)
      expect(await enter(target, RIGHT)).toEqual({ ok: false, refusal: 'too-many-tries' })
    }
  })

  test('forgets the mistyped tries of an owner who came in', async () => {
    const { email } = await aMember()
    for (let n = 0; n < 3; n += 1) {
      for (let wrong = 0; wrong < 4; wrong += 1) await enter(email, 'mistyped')
      expect(await enter(email, RIGHT)).toMatchObject({ ok: true })
    }
  })

  test('counts twenty tries from one place over all accounts', async () => {
    const place = randomUUID()
    const answers = await Promise.all(Array.from({ length: 24 }, () => enter(anAddress(), 'a wrong guess', place)))
    expect(answers.filter((answer) => !answer.ok && answer.refusal === 'too-many-tries')).toHaveLength(4)
  })
})

describe('a mailed link', () => {
  test('opens the account once, of twenty presses at once exactly one', async () => {
    const { email, id } = await aMember()
    expect(await requestMagicLink(someone(), { email })).toEqual({ ok: true, value: null })
    const token = await tokenOf(email)
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => signInWithLink(someone(), { token, address: null })),
    )
    const entered = answers.filter((answer) => answer.ok)
    expect(entered).toEqual([{ ok: true, value: { accountId: id, sessionEpoch: 0 } }])
    expect(await signInWithLink(someone(), { token, address: null })).toEqual({ ok: false, refusal: 'link-spent' })
  })

  test('makes an account for a new address, with the same answer', async () => {
    const email = anAddress()
    expect(await requestMagicLink(someone(), { email })).toEqual({ ok: true, value: null })
    const entered = await signInWithLink(someone(), { token: await tokenOf(email), address: null })
    expect(entered).toMatchObject({ ok: true, value: { accountId: (await account(email))?.id } })
  })

  test('is refused after a quarter of an hour, when forged, and as another kind of link', async () => {
    const { email } = await aMember()
    const at = new Date('2026-03-01T10:00:00Z')
    await requestMagicLink({ ...someone(), at }, { email })
    const token = await tokenOf(email)
    const later = { ...someone(), at: new Date('2026-03-01T10:15:00Z') }
    expect(await signInWithLink(later, { token, address: null })).toEqual({ ok: false, refusal: 'link-spent' })
    const forged = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`
    const inTime = { ...someone(), at }
    expect(await signInWithLink(inTime, { token: forged, address: null })).toEqual({ ok: false, refusal: 'link-spent' })
    expect(await resetPassword(inTime, { token, password: RIGHT })).toEqual({ ok: false, refusal: 'link-spent' })
    expect(await signInWithLink(inTime, { token, address: null })).toMatchObject({ ok: true })
  })

  test('ends the password of whoever signed up with an address that was not theirs', async () => {
    const email = anAddress()
    await signUp(someone(), { email, name: 'Mallory', password: RIGHT })
    await requestMagicLink(someone(), { email })
    const entered = await signInWithLink(someone(), { token: await tokenOf(email), address: null })
    expect(entered).toMatchObject({ ok: true, value: { sessionEpoch: 1 } })
    expect(await enter(email, RIGHT)).toEqual({ ok: false, refusal: 'credentials-wrong' })
  })

  test('is not sent to a suspended account, nor a fourth time within the hour', async () => {
    const { email, id } = await aMember()
    for (let n = 0; n < 3; n += 1) expect(await requestMagicLink(someone(), { email })).toMatchObject({ ok: true })
    expect(await requestMagicLink(someone(), { email })).toEqual({ ok: false, refusal: 'too-many-tries' })
    const token = await tokenOf(email)
    await row('update account set suspended_at = now() where id = $1', [id])
    expect(await signInWithLink(someone(), { token, address: null })).toEqual({ ok: false, refusal: 'link-spent' })
  })
})

describe('a new password', () => {
  test('by a mailed link ends every session and every other link', async () => {
    const { email } = await aMember()
    await requestMagicLink(someone(), { email })
    const magic = await tokenOf(email)
    await requestPasswordReset(someone(), { email })
    const token = await tokenOf(email)
    const tries = await Promise.all(
      Array.from({ length: 8 }, () => resetPassword(someone(), { token, password: 'fresh and long' })),
    )
    expect(tries.filter((answer) => answer.ok)).toEqual([{ ok: true, value: { email } }])
    expect((await account(email))?.session_epoch).toBe(1)
    expect(await enter(email, 'fresh and long')).toMatchObject({ ok: true })
    expect(await signInWithLink(someone(), { token: magic, address: null })).toEqual({
      ok: false,
      refusal: 'link-spent',
    })
  })

  test('is asked for with one answer, and only an account gets the mail', async () => {
    const stranger = anAddress()
    const { email } = await aMember()
    expect(await requestPasswordReset(someone(), { email: stranger })).toEqual(
      await requestPasswordReset(someone(), { email }),
    )
    expect(await mailed(stranger)).toBeNull()
    expect((await mailed(email))?.template).toBe('password-reset')
  })

  test('from the account needs the old one, and ends every session', async () => {
    const { email, ctx } = await aMember()
    const wrong = await changePassword(ctx, { current: 'not this', password: 'fresh and long' })
    expect(wrong).toEqual({ ok: false, refusal: 'password-wrong' })
    const common = await changePassword(ctx, { current: RIGHT, password: 'qwerty123' })
    expect(common).toEqual({ ok: false, refusal: 'password-common' })
    expect(await changePassword(ctx, { current: RIGHT, password: 'fresh and long' })).toEqual({ ok: true, value: null })
    expect((await account(email))?.session_epoch).toBe(1)
    expect(await enter(email, RIGHT)).toMatchObject({ ok: false })
    expect(await enter(email, 'fresh and long')).toMatchObject({ ok: true })
  })

  test('is guessed at five times at most from inside, too', async () => {
    const { ctx } = await aMember()
    const guess = () => changePassword(ctx, { current: 'a guess', password: 'fresh and long' })
    const answers = await Promise.all(Array.from({ length: 9 }, guess))
    expect(answers.filter((answer) => !answer.ok && answer.refusal === 'password-wrong')).toHaveLength(5)
  })
})

test('signing out everywhere raises the epoch that every session carries', async () => {
  const { email, ctx } = await aMember()
  await signOutEverywhere(ctx)
  expect((await account(email))?.session_epoch).toBe(1)
  expect(await brokenInvariants()).toEqual([])
})
