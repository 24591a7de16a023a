import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { onShelf, openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { useTestDatabase } from '@/lib/db/testing'
import { staff } from '@/lib/gate/staff.fixture'
import { drawnOf, joined } from '@/lib/shoppers/holdout/holdout.fixture'
import { saveHoldout } from '@/lib/shoppers/holdout/save-holdout'
import { foldNow } from '../fold/fold.fixture'
import { buy, giveBack } from '../season.fixture'
import { countShoppers } from '../shoppers/count-shoppers'
import { getHoldout } from './queries'

useTestDatabase()

const day = (n: number) => new Date(Date.parse('2026-10-01T12:00:00+08:00') + n * 86_400_000)
const reader = (n: number) => ({ at: day(n), on: db() })
const stated = async (shareBps: number, n: number) =>
  saveHoldout(
    { ...(await staff('marketer')), at: day(n) },
    { shareBps, days: 30, reason: '试', requestId: randomUUID() },
  )

let drawn: string[]
let free: string[]
let variantId: string

beforeAll(async () => {
  await openShop()
  variantId = await onShelf({ stock: 5_000 })
  const early = await joined(day(-1), 5)
  expect(await stated(2_000, 0)).toMatchObject({ ok: true })
  const members = await joined(day(1), 80)
  drawn = await drawnOf(members)
  free = members.filter((id) => !drawn.includes(id))
  const buyers = [...early, ...members]
  for (const [i, id] of buyers.entries()) {
    if (i % 3 === 0) continue
    const { orderId } = await buy(id, variantId, { at: day(2 + (i % 5)), quantity: 1 + (i % 4) })
    if (i % 4 === 0) await buy(id, variantId, { at: day(8 + (i % 3)) })
    // all of it comes back, or a piece
    if (i % 10 === 1) await giveBack(orderId, day(9))
    if (i % 10 === 2) await giveBack(orderId, day(10), 1)
  }
})

/** A group counted from the rows themselves, up to a moment. */
const counted = async (ids: string[], until: Date) => {
  const found = await row<Record<string, number>>(
    `with x as (select m.id, count(o.id)::int as orders, coalesce(sum(o.goods_minor - o.coupon_minor - o.points_minor
         - (o.refunded_minor - o.refunded_shipping_minor)), 0)::int as spent
       from unnest($1::uuid[]) m(id) left join shop_order o on o.account_id = m.id and o.paid_at < $2 and o.state <> 'refunded' group by 1)
     select count(*)::int as members, count(*) filter (where orders > 0)::int as buyers, count(*) filter (where orders > 1)::int as again,
       sum(spent)::int as "spentMinor", avg(spent)::float8 as "meanMinor", (sum((spent - m) ^ 2) / (count(*) - 1))::float8 as "varianceMinor"
     from x, (select avg(spent) as m from x) y`,
    [ids, until],
  )
  if (!found) throw new Error('nothing counted')
  const { meanMinor = 0, varianceMinor = 0, ...whole } = found
  return { ...whole, meanMinor: expect.closeTo(meanMinor, 3), varianceMinor: expect.closeTo(varianceMinor, 0) }
}

test.each(['rows alone', 'folded'])(
  'both groups equal plain SQL, %s, and who joined before is in neither',
  async (how) => {
    if (how === 'folded') await foldNow()
    const found = await getHoldout(reader(20))
    expect(drawn.length).toBeGreaterThan(1)
    expect(found).toMatchObject({ isOver: false, shareBps: 2_000, reason: '试' })
    expect(found?.arms).toEqual({ held: await counted(drawn, day(20)), rest: await counted(free, day(20)) })
    expect(found?.arms.rest.again).toBeGreaterThan(0)
  },
)

test('what it found is kept as it was on its last day: what is bought afterwards changes nothing', async () => {
  expect(await stated(0, 25)).toMatchObject({ ok: true })
  const at = await getHoldout(reader(26))
  expect(at).toMatchObject({
    isOver: true,
    arms: { held: await counted(drawn, day(25)), rest: await counted(free, day(25)) },
  })
  await buy(drawn[0] ?? '', variantId, { at: day(27), quantity: 40 })
  expect((await getHoldout(reader(28)))?.arms).toEqual(at?.arms)
  await countShoppers(reader(29))
  expect(await rows('select arms, is_final as final from holdout_result')).toEqual([{ arms: at?.arms, final: true }])
  await expect(rows('update holdout_result set is_final = false')).rejects.toMatchObject({ code: '42501' })
  await giveBack((await buy(free[0] ?? '', variantId, { at: day(30) })).orderId, day(31))
  await countShoppers(reader(32))
  expect((await getHoldout(reader(33)))?.arms).toEqual(at?.arms)
})

test('the next one is told of those who join after it', async () => {
  expect(await stated(1_000, 40)).toMatchObject({ ok: true })
  expect(await getHoldout(reader(41))).toMatchObject({
    isOver: false,
    arms: { held: { members: 0, meanMinor: null }, rest: { members: 0 } },
  })
  const later = await joined(day(42), 3)
  const found = await getHoldout(reader(43))
  expect((found?.arms.held.members ?? 0) + (found?.arms.rest.members ?? 0)).toBe(later.length)
})

test('where many joined, the count of the last hour is told, with its moment; then it is counted anew', async () => {
  await rows(
    `insert into holdout_result select id, jsonb_set(holdout_arms(v, $1), '{rest,members}', '4990'), $1, false from holdout_version v
     where starts_at = $2 on conflict (version_id) do update set arms = excluded.arms, counted_at = excluded.counted_at`,
    [day(43), day(40)],
  )
  const few = await getHoldout(reader(43.01))
  expect(few).toMatchObject({ countedAt: null })
  await rows(`update holdout_result set arms = jsonb_set(arms, '{rest,members}', '5001') where not is_final`)
  expect(await getHoldout(reader(43.01))).toMatchObject({
    countedAt: expect.any(String),
    arms: { rest: { members: 5_001 } },
  })
  expect(await getHoldout(reader(43.1))).toMatchObject({ countedAt: null })
})
