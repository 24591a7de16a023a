import { afterAll, describe, expect, it } from 'vitest'
import { member, openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import type { ShopperContext } from '@/lib/gate/context'
import { staff } from '@/lib/gate/staff.fixture'
import { type Bought, bought, showAndRefund } from '@/lib/orders/refunds/bought.fixture'
import { shipOrder } from '@/lib/orders/ship-order'
import { listReviews, myReviews, reviewsOf } from './queries'
import { reviewFilterSchema, writeReviewSchema } from './schema'
import { showReview } from './show-review'
import { showReviews } from './show-reviews'
import { writeReview } from './write-review'

useTestDatabase({ size: 10 })
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

const cup = { lines: [{ priceMinor: 1_990, quantity: 1 }] }

async function sent(): Promise<Bought & { productId: string; slug: string }> {
  await openShop()
  const order = await bought(cup)
  const made = await shipOrder(await staff('clerk'), { orderId: order.orderId, carrier: '顺丰', trackingNumber: 'SF1' })
  if (!made.ok) throw new Error(made.refusal)
  return { ...order, ...(await productOf(order.variants[0] ?? '')) }
}
async function productOf(variantId: string) {
  const found = await row<{ productId: string; slug: string }>(
    'select p.id as "productId", p.slug from product p join variant v on v.product_id = p.id where v.id = $1',
    [variantId],
  )
  if (!found) throw new Error('no product')
  return found
}
const say = (ctx: ShopperContext, productId: string, rating = 5, body = '杯口很薄，喝茶刚好') =>
  writeReview(ctx, { productId, rating, body })

describe('a review', () => {
  it('is written by who was sent the product, and stands beside it under a masked name', async () => {
    const { ctx, productId, slug } = await sent()
    expect(await say(ctx, productId)).toMatchObject({ ok: true })
    await rows('update account set name = $1 where id = $2', ['李雷', ctx.actor.id])
    expect(await reviewsOf(slug)).toMatchObject({
      count: 1,
      meanTenths: 50,
      newest: [{ rating: 5, body: '杯口很薄，喝茶刚好', author: '李**' }],
    })
    expect(await myReviews(ctx)).toMatchObject([{ slug, rating: 5, isHidden: false }])
  })

  it('is not written by who has not bought it, was not sent it, or gave it back', async () => {
    const { productId, ...order } = await sent()
    expect(await say(await member(), productId)).toMatchObject({ refusal: 'review-not-bought' })
    const unsent = await bought(cup)
    const { productId: other } = await productOf(unsent.variants[0] ?? '')
    expect(await say(unsent.ctx, other)).toMatchObject({ refusal: 'review-not-bought' })
    await showAndRefund(order, { kind: 'rest' })
    expect(await say(order.ctx, productId)).toMatchObject({ refusal: 'review-not-bought' })
    expect(await myReviews(order.ctx)).toEqual([])
  })

  it('is one a person, however often and at the same time it is sent; the last word holds', async () => {
    const { ctx, productId, slug } = await sent()
    const many = await Promise.all(Array.from({ length: 8 }, () => say(ctx, productId)))
    expect(new Set(many.map((one) => one.ok && one.value.reviewId)).size).toBe(1)
    expect(await row('select edited_at from review where product_id = $1', [productId])).toEqual({ edited_at: null })
    await say(ctx, productId, 3, '用了一个月，掉色')
    expect(await reviewsOf(slug)).toMatchObject({ count: 1, meanTenths: 30, newest: [{ body: '用了一个月，掉色' }] })
  })

  it('is hidden with a reason and shown again, each once in the audit; a hidden one is not said anew', async () => {
    const { ctx, productId, slug } = await sent()
    const made = await say(ctx, productId, 1, '骂人的话')
    const reviewId = made.ok ? made.value.reviewId : ''
    const support = await staff('support')
    const decide = (shown: boolean) => showReview(support, { reviewId, shown, reason: '不文明' })
    await Promise.all([decide(false), decide(false)])
    expect(await reviewsOf(slug)).toEqual({ count: 0, meanTenths: null, newest: [] })
    expect(await say(ctx, productId, 5, '换一句')).toMatchObject({ refusal: 'review-hidden' })
    const hidden = await listReviews({ on: db() }, reviewFilterSchema.parse({ show: 'hidden' }))
    expect(hidden.reviews.map(({ id }) => id)).toEqual([reviewId])
    await decide(true)
    expect(await reviewsOf(slug)).toMatchObject({ count: 1 })
    const told = await rows<{ action: string; reason: string }>(
      'select action, reason from audit_log where subject = $1 order by id',
      [`review:${reviewId}`],
    )
    expect(told).toEqual([
      { action: 'review.hide', reason: '不文明' },
      { action: 'review.show', reason: '不文明' },
    ])
    expect(await showReview(support, { reviewId: ctx.actor.id, shown: true, reason: '没有' })).toMatchObject({
      refusal: 'review-unknown',
    })
  })

  it('is looked for by the desk: all, the unhappy ones, by their stars', async () => {
    const { ctx, productId } = await sent()
    await say(ctx, productId, 2, '不太好')
    const list = (asked: Record<string, string>) => listReviews({ on: db() }, reviewFilterSchema.parse(asked))
    const low = await list({ show: 'low' })
    expect(low.reviews.every(({ rating }) => rating <= 3)).toBe(true)
    expect(low.reviews[0]).toMatchObject({ body: '不太好', rating: 2 })
    const all = await list({})
    expect(all.total).toBe(all.reviews.length)
    const keys = (sort: string) =>
      rows<{ id: string }>(`select id from review order by ${sort}`).then((found) => found.map(({ id }) => id))
    const shown = async (sort: string) => (await list({ sort })).reviews.map(({ id }) => id)
    expect(await shown('rating-up')).toEqual(await keys('rating, id'))
    expect(await shown('rating')).toEqual(await keys('rating desc, id desc'))
    expect(await shown('when')).toEqual(await keys('written_at desc, id desc'))
  })

  it('is hidden with many others for one reason, all that match only while they are as many as were seen; and back again', async () => {
    const support = await staff('support')
    const bad = await Promise.all(
      ['广告一', '广告二', '广告三'].map(async (body) => {
        const { ctx, productId } = await sent()
        const made = await say(ctx, productId, 1, body)
        return made.ok ? made.value.reviewId : ''
      }),
    )
    const hidden = async () =>
      (await rows<{ id: string }>('select id from review where hidden_at is not null')).map(({ id }) => id)
    const put = (which: Parameters<typeof showReviews>[1]['which'], shown: boolean) =>
      showReviews(support, { which, shown, reason: '广告' })
    const before = await hidden()
    expect(await put({ ids: bad }, false)).toMatchObject({ ok: true, value: { changed: expect.any(Array) } })
    expect(new Set(await hidden())).toEqual(new Set([...before, ...bad]))
    // once is enough, and told once each
    expect(await put({ ids: bad }, false)).toEqual({ ok: true, value: { changed: [] } })
    const told = () => rows(`select subject from audit_log where reason = '广告'`)
    expect(await told()).toHaveLength(bad.length)
    const many = before.length + bad.length
    expect(await put({ show: 'hidden', count: many + 1 }, true)).toMatchObject({
      refusal: 'selection-changed',
      details: { count: many },
    })
    expect(await hidden()).toHaveLength(many)
    expect(await told()).toHaveLength(bad.length)
    expect(await put({ show: 'hidden', count: many }, true)).toMatchObject({ ok: true })
    expect(await hidden()).toEqual([])
  })

  it.each([
    ['no stars', { rating: 0 }, 'review-rating-missing'],
    ['half a star', { rating: 4.5 }, undefined],
    ['six stars', { rating: 6 }, 'review-rating-missing'],
    ['one letter', { body: ' 好 ' }, 'review-short'],
    ['a novel', { body: '好'.repeat(1_001) }, 'review-long'],
    ['marks that turn text around', { body: '好\u202e坏' }, 'review-strange'],
    ['a null byte', { body: '好\u0000坏' }, 'review-strange'],
  ])('is refused with %s', (_, change, code) => {
    const said = { productId: '0190a000-0000-7000-8000-000000000000', rating: 5, body: '很好', ...change }
    const read = writeReviewSchema.safeParse(said)
    expect(read.success).toBe(false)
    if (code) expect(read.error?.issues[0]?.message).toBe(code)
  })
})
