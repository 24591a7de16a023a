import { encode } from 'next-auth/jwt'
import { expect, it } from 'vitest'
import { rows } from '@/lib/db/sql'
import { useTestDatabase } from '@/lib/db/testing'
import { findActor } from './request'
import { staff } from './staff.fixture'

// The cookie says who; the account's row, read on each request, says what they may.

useTestDatabase()

const secret = 'a secret for tests only, thirty-two long'
Object.assign(process.env, { DATABASE_URL: 'postgresql://set-by-the-test-database', NEXTAUTH_SECRET: secret })

async function signedIn() {
  const { actor } = await staff('support')
  return { id: actor.id, cookie: await encode({ token: { sub: actor.id, epoch: 0 }, secret }) }
}

it('R19 a session of before a sign-out everywhere is nobody', async () => {
  const { id, cookie } = await signedIn()
  expect(await findActor(cookie)).toMatchObject({ id })
  await rows('update account set session_epoch = session_epoch + 1 where id = $1', [id])
  expect(await findActor(cookie)).toBeNull()
})

it('R14 a role that was taken away is gone with the next request', async () => {
  const { id, cookie } = await signedIn()
  expect(await findActor(cookie)).toMatchObject({ staffRole: 'support' })
  await rows('update account set staff_role = null where id = $1', [id])
  expect(await findActor(cookie)).toMatchObject({ id, staffRole: null })
})

it('R15 whoever was suspended is nobody', async () => {
  const { id, cookie } = await signedIn()
  await rows('update account set suspended_at = now() where id = $1', [id])
  expect(await findActor(cookie)).toBeNull()
})
