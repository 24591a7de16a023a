import { randomUUID } from 'node:crypto'
import { describe, expect, test, vi } from 'vitest'
import { listAudit } from '@/lib/audit/queries'
import { auditFilterSchema } from '@/lib/audit/schema'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { renderMail } from '@/lib/email/render-mail'
import type { Context, StaffContext, StaffRole } from '@/lib/gate/context'
import { staff } from '@/lib/gate/staff.fixture'
import { signInWithPassword } from '@/lib/shoppers/sign-in-with-password'
import { acceptInvite } from './accept-invite'
import { inviteStaff } from './invite-staff'
import { joinStaff } from './join-staff'
import { findInvite, listInvites, listStaff } from './queries'
import { resendInvite } from './resend-invite'
import { revokeInvite } from './revoke-invite'
import { staffRoles } from './rules'
import { setStaffRole } from './set-staff-role'

useTestDatabase({ size: 12 })
vi.stubEnv('NEXTAUTH_SECRET', 'a secret of the tests, long enough to be one')
vi.stubEnv('DATABASE_URL', 'postgres://unused')
vi.stubEnv('APP_URL', 'https://shop.test')

const PASSWORD = 'tea and seven cups'
const guest = (at: Date | null = null): Context => ({ actor: null, visitorHash: null, locale: 'zh-CN', at, on: db() })
const anAddress = () => `${randomUUID()}@shop.test`
const letters = (email: string) =>
  rows<{ token: string; role: string }>(
    `select params->>'token' as token, params->>'role' as role from mail_outbox where recipient = $1 order by id`,
    [email],
  )
const accountOf = (email: string) =>
  row<{
    id: string
    staff_role: StaffRole | null
    session_epoch: number
    verified: boolean
    signed_in_at: Date | null
  }>(
    'select id, staff_role, session_epoch, email_verified_at is not null as verified, signed_in_at from account where email = $1',
    [email],
  )
const daysOn = (days: number) => new Date(Date.now() + days * 86_400_000)

async function invited(ctx: StaffContext, role: StaffRole = 'clerk') {
  const email = anAddress()
  expect(await inviteStaff(ctx, { email, role, reason: '新来的' })).toMatchObject({ ok: true })
  const [letter] = await letters(email)
  const [invite] = (await listInvites(ctx)).filter((one) => one.email === email)
  return { email, token: letter?.token ?? '', id: invite?.id ?? '' }
}
const takeUp = (token: string, at: Date | null = null) =>
  acceptInvite(guest(at), { token, name: '小周', password: PASSWORD })
const change = (ctx: StaffContext, accountId: string, from: StaffRole | null, role: StaffRole | null) =>
  setStaffRole(ctx, { accountId, from, role, reason: '换岗' })
const deedsOf = async (ctx: StaffContext) =>
  (await listAudit(ctx, auditFilterSchema.parse({ actor: ctx.actor.id }))).entries.map(({ action }) => action)

describe('an invitation', () => {
  test('is a letter, and becomes an account with that role, whose password opens it', async () => {
    await openShop()
    const owner = await staff()
    const { email, token } = await invited(owner, 'support')
    expect(await findInvite(guest(), token)).toMatchObject({ email, role: 'support', hasAccount: false })
    expect(await takeUp(token)).toEqual({ ok: true, value: { email } })
    expect(await accountOf(email)).toMatchObject({ staff_role: 'support', verified: true, signed_in_at: null })
    expect(await signInWithPassword(guest(), { email, password: PASSWORD, address: null })).toMatchObject({ ok: true })
    expect((await listStaff(owner)).find((one) => one.email === email)?.signedInAt).toBeInstanceOf(Date)
    expect(await listInvites(owner)).toEqual([])
    expect(await deedsOf(owner)).toEqual(['staff.invite'])
  })

  test('is written in both languages, with the role in words', async () => {
    const params = { token: 'x'.repeat(43), role: 'finance' }
    const mail = { id: 1, recipient: 'a@shop.test', template: 'staff-invite', params, createdAt: new Date(0) }
    const zh = await renderMail({ ...mail, locale: 'zh-CN' }, db())
    const en = await renderMail({ ...mail, locale: 'en' }, db())
    expect(zh.text).toContain('财务')
    expect(en.text).toContain('finance')
    expect(en.html).toContain(`/en/join?token=${params.token}`)
  })

  test('is taken up once, however many press at once', async () => {
    const { email, token } = await invited(await staff())
    const all = await Promise.all(Array.from({ length: 8 }, () => takeUp(token)))
    expect(all.filter(({ ok }) => ok)).toHaveLength(1)
    for (const one of all) if (!one.ok) expect(one.refusal).toBe('invite-spent')
    expect(await accountOf(email)).toMatchObject({ staff_role: 'clerk' })
  })

  test('opens nothing after a week, after another letter, after it was taken back', async () => {
    const owner = await staff()
    const late = await invited(owner)
    expect(await takeUp(late.token, daysOn(8))).toMatchObject({ refusal: 'invite-spent' })
    expect(await findInvite(guest(daysOn(8)), late.token)).toBeNull()
    expect(await resendInvite(owner, { id: late.id })).toMatchObject({ ok: true })
    expect(await takeUp(late.token)).toMatchObject({ refusal: 'invite-spent' })
    expect(await letters(late.email)).toHaveLength(2)
    const taken = await invited(owner)
    expect(await revokeInvite(owner, { id: taken.id })).toMatchObject({ ok: true })
    expect(await takeUp(taken.token)).toMatchObject({ refusal: 'invite-spent' })
    expect(await accountOf(taken.email)).toBeNull()
    for (const deed of [resendInvite, revokeInvite]) {
      expect(await deed(owner, { id: taken.id })).toMatchObject({ refusal: 'invite-gone' })
    }
  })

  test('waits once for an address, and never for somebody who works here', async () => {
    const owner = await staff()
    const { email } = await invited(owner)
    expect(await inviteStaff(owner, { email, role: 'owner', reason: '再来' })).toMatchObject({
      refusal: 'invite-waiting',
    })
    const again = { email: owner.actor.email, role: 'clerk' as const, reason: '再来' }
    expect(await inviteStaff(owner, again)).toMatchObject({ refusal: 'staff-already' })
  })

  test('is joined by the account of its address, signed in, and by no other; what was open of it ends', async () => {
    const owner = await staff()
    const { email, token } = await invited(owner)
    await rows(`insert into account (email, name) values ($1, 'Li')`, [email])
    const mine = await accountOf(email)
    expect(await takeUp(token)).toMatchObject({ refusal: 'invite-has-account' })
    const as = (id: string) => ({ ...guest(), actor: { id, email, name: '', staffRole: null } })
    const stranger = await row<{ id: string }>('insert into account (email) values ($1) returning id', [anAddress()])
    expect(await joinStaff(as(stranger?.id ?? ''), { token })).toMatchObject({ refusal: 'invite-other-account' })
    expect(await joinStaff(as(mine?.id ?? ''), { token })).toMatchObject({ ok: true })
    expect(await accountOf(email)).toMatchObject({ staff_role: 'clerk', session_epoch: (mine?.session_epoch ?? 0) + 1 })
  })
})

describe('a role', () => {
  test('is one of those that are offered', async () => {
    const known = await rows<{ role: string }>('select unnest(enum_range(null::staff_role))::text as role')
    expect(known.map(({ role }) => role).sort()).toEqual([...staffRoles].sort())
  })

  test('changes with its reason; without one the desk is shut at once, and whoever shut it may undo that', async () => {
    const [owner, clerk] = [await staff(), await staff('clerk')]
    const { id, email } = clerk.actor
    expect(await change(owner, id, 'clerk', 'support')).toMatchObject({ ok: true })
    expect(await accountOf(email)).toMatchObject({ staff_role: 'support', session_epoch: 0 })
    expect(await change(owner, id, 'clerk', 'owner')).toMatchObject({ refusal: 'staff-changed' })
    expect(await change(owner, id, 'support', null)).toMatchObject({ ok: true })
    expect(await accountOf(email)).toMatchObject({ staff_role: null, session_epoch: 1 })
    expect(await change(await staff(), id, null, 'support')).toMatchObject({ refusal: 'staff-not-invited' })
    expect(await change(owner, id, null, 'owner')).toMatchObject({ refusal: 'staff-not-invited' })
    expect(await change(owner, id, null, 'support')).toMatchObject({ ok: true })
    const { entries } = await listAudit(owner, auditFilterSchema.parse({ actor: owner.actor.id }))
    expect(entries.map(({ action }) => action)).toEqual(['staff.restore', 'staff.remove', 'staff.role'])
    expect(entries[2]).toMatchObject({
      reason: '换岗',
      before: { email, role: 'clerk' },
      after: { email, role: 'support' },
    })
  })

  test('is nobody’s own to change, and a shopper is invited', async () => {
    const owner = await staff()
    expect(await change(owner, owner.actor.id, 'owner', 'clerk')).toMatchObject({ refusal: 'staff-own-role' })
    const shopper = await row<{ id: string }>('insert into account (email) values ($1) returning id', [anAddress()])
    expect(await change(owner, shopper?.id ?? '', null, 'merchant')).toMatchObject({ refusal: 'staff-not-invited' })
    expect(await change(owner, randomUUID(), 'clerk', null)).toMatchObject({ refusal: 'staff-unknown' })
  })

  test('of an owner takes the invitations along that they wrote', async () => {
    const [owner, other] = [await staff(), await staff()]
    const { token } = await invited(other, 'owner')
    expect(await change(owner, other.actor.id, 'owner', 'merchant')).toMatchObject({ ok: true })
    expect(await takeUp(token)).toMatchObject({ refusal: 'invite-spent' })
  })
})

describe('the last owner', () => {
  test('stays when two owners remove each other at once: the second waits for the first, and is refused', async () => {
    const [one, two] = [await staff(), await staff()]
    // everybody of before goes, so that these two are all there are
    await rows(`update account set staff_role = null where staff_role = 'owner' and id <> all ($1)`, [
      [one.actor.id, two.actor.id],
    ])
    const [first, second] = [await db().connect(), await db().connect()]
    try {
      await first.query('begin')
      expect(await change({ ...one, on: first }, two.actor.id, 'owner', null)).toMatchObject({ ok: true })
      const late = change({ ...two, on: second }, one.actor.id, 'owner', 'merchant')
      // the first is not over, and the second must not have been decided without it
      await row('select pg_sleep(0.2)')
      await first.query('commit')
      expect(await late).toMatchObject({ refusal: 'last-owner' })
    } finally {
      first.release()
      second.release()
    }
  })

  test('is not suspended either', async () => {
    const alone = row(`update account set suspended_at = now() where staff_role = 'owner' returning id`)
    await expect(alone).rejects.toThrow('last-owner')
  })

  test('and the books are in order', async () => {
    expect(await brokenInvariants()).toEqual([])
  })
})
