import { describe, expect, test } from 'vitest'
import { member, onShelf, openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { useTestDatabase } from '@/lib/db/testing'
import { staff } from '@/lib/gate/staff.fixture'
import { couponReward } from '@/lib/rewards/reward.fixture'
import { inviteStaff } from '@/lib/staff/invite-staff'
import { findFirstSteps, findOnDesk } from './queries'
import { type FindingKind, findingKinds } from './schema'

useTestDatabase()

const find = async (query: string, kinds: readonly FindingKind[] = findingKinds) =>
  (await findOnDesk({ on: db() }, query, kinds)).value.map(({ kind, titleEn }) => `${kind} ${titleEn}`)

async function stepsDone(): Promise<string[]> {
  const steps = await findFirstSteps({ on: db(), at: null })
  return Object.entries(steps).flatMap(([step, done]) => (done ? [step] : []))
}

test('a first step is done when what it asks for is there, and undone when that is gone', async () => {
  await openShop()
  const owner = await staff()
  expect(await stepsDone()).toEqual([])
  await onShelf({ status: 'draft' })
  expect(await stepsDone()).toEqual([])
  await onShelf()
  expect(await stepsDone()).toEqual(['product'])
  const { rewardId } = await couponReward(100)
  expect(await stepsDone()).toEqual(['product', 'reward'])
  await rows(`update reward set state = 'archived' where id = $1`, [rewardId])
  expect(await stepsDone()).toEqual(['product'])
  await inviteStaff(owner, { email: 'new@shop.test', role: 'clerk', reason: '新来的' })
  expect(await stepsDone()).toEqual(['product', 'staff'])
})

describe('on the desk one finds', () => {
  test('a shopper by a part of the name or address, never staff', async () => {
    const shopper = await member()
    await rows(`update account set name = 'Zoë Quill', email = 'quill@shop.test' where id = $1`, [shopper.actor.id])
    const clerk = await staff('clerk')
    await rows(`update account set name = 'Quillon' where id = $1`, [clerk.actor.id])
    expect(await find('QUILL')).toEqual(['shopper Zoë Quill'])
    expect(await find('quill@')).toEqual(['shopper Zoë Quill'])
  })

  test('an order by its number, with or without the sign, and nothing by a number too long for one', async () => {
    const buyer = await row<{ number: string }>(
      `insert into shop_order (id, number, request_id, input_hash, email, locale, state, currency, goods_minor, coupon_minor, points_minor, shipping_minor,
         total_minor, spent_points, award_points, address, hold_expires_at, placed_at)
       values (gen_random_uuid(), 4242, gen_random_uuid(), '\\x00', 'a@b.test', 'en', 'cancelled', 'CNY', 100, 0, 0, 0, 100, 0, 0, '{}', now(), now()) returning number`,
    )
    expect(buyer).toMatchObject({ number: 4242 })
    expect(await find('4242')).toEqual(['order #4242'])
    expect(await find('#4242')).toEqual(['order #4242'])
    expect(await find('99999999999999999999')).toEqual([])
  })

  test('only the kinds that one may see, and words from two letters on', async () => {
    await couponReward(100)
    expect(await find('¥20 off', ['reward'])).toEqual(['reward ¥20 off', 'reward ¥20 off'])
    expect(await find('quill', ['order', 'reward'])).toEqual([])
    expect(await find('q')).toEqual([])
    expect(await find('%_')).toEqual([])
  })
})
