import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { member, onShelf, openShop } from '@/lib/cart/shelf.fixture'
import { newCoupon } from '@/lib/coupons/coupon.fixture'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { startTestPayments } from '@/lib/payments/payments.fixture'
import { askFor } from './checkout.fixture'
import { checkoutFacts } from './queries'

useTestDatabase()
startTestPayments()
beforeAll(openShop)
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

const productOf = async (variantId: string) =>
  (await row<{ id: string }>('select product_id as id from variant where id = $1', [variantId]))?.id ?? ''

async function collected(variantId: string): Promise<string> {
  const slug = `c-${variantId.slice(0, 8)}`
  const made = await row<{ id: string }>(
    `with c as (insert into collection (slug, title_zh, title_en) values ($1, '茶席', 'Tea table') returning id)
     insert into collection_product (collection_id, product_id) select c.id, $2 from c returning collection_id as id`,
    [slug, await productOf(variantId)],
  )
  return made?.id ?? ''
}

const takenOff = (orderId: string) =>
  rows<{ variant: string; coupon: number }>(
    'select variant_id as variant, coupon_minor as coupon from order_line where order_id = $1 order by position',
    [orderId],
  )

describe('an order with a coupon for some goods', () => {
  it('takes it off those lines, named by product or by collection, and a refund finds it there', async () => {
    const [shopper, cup, pot] = [
      await member(),
      await onShelf({ priceMinor: 40_00 }),
      await onShelf({ priceMinor: 90_00 }),
    ]
    const lines = [cup, pot].map((variantId) => ({ variantId, quantity: 1 }))
    const code = (columns: object) =>
      newCoupon({ code: `C${cup.slice(0, 6).toUpperCase()}${Object.keys(columns).length}`, ...columns })
    const forPots = await code({ collection_ids: [await collected(pot)] })
    const byCollection = await askFor(shopper, lines, 110_00, { couponId: forPots })
    if (!byCollection.ok) throw new Error(byCollection.refusal)
    expect(await takenOff(byCollection.value.orderId)).toEqual([
      { variant: cup, coupon: 0 },
      { variant: pot, coupon: 20_00 },
    ])
    const voucher = await code({ kind: 'product', amount_minor: 0, pieces: 1, product_ids: [await productOf(cup)] })
    const given = await askFor(shopper, lines, 102_00, { couponId: voucher })
    if (!given.ok) throw new Error(given.refusal)
    expect(await takenOff(given.value.orderId)).toEqual([
      { variant: cup, coupon: 40_00 },
      { variant: pot, coupon: 0 },
    ])
  })

  it('is refused where the cart has none of them, and told for what it is', async () => {
    const [shopper, cup, pot] = [
      await member(),
      await onShelf({ priceMinor: 40_00 }),
      await onShelf({ priceMinor: 90_00 }),
    ]
    const couponId = await newCoupon({ code: `P${pot.slice(0, 7).toUpperCase()}`, product_ids: [await productOf(pot)] })
    expect(await askFor(shopper, [{ variantId: cup, quantity: 1 }], 52_00, { couponId })).toMatchObject({
      refusal: 'coupon-other-goods',
    })
    const found = (await checkoutFacts(shopper, { couponId })).coupons.find((one) => one.couponId === couponId)
    expect(found?.terms).toMatchObject({ covers: [], scope: { count: 1, named: [{ titleEn: 'Stoneware cup' }] } })
  })

  it('a voucher without goods or pieces can’t be kept', async () => {
    await expect(newCoupon({ kind: 'product', amount_minor: 0, pieces: 1 })).rejects.toThrow('coupon_gives')
    const cup = await productOf(await onShelf())
    await expect(newCoupon({ kind: 'product', amount_minor: 0, product_ids: [cup] })).rejects.toThrow('coupon_gives')
  })
})
