import { db } from '@/lib/db/client'
import { rows } from '@/lib/db/sql'
import { write } from '@/lib/reviews/store'

const WORDS = [
  [5, '收到很快，包装也仔细。用了两周，很顺手，已经推荐给同事了。'],
  [5, '第二次买了，还是一样好。积分抵了一部分，划算。'],
  [4, '东西不错，就是颜色比图上深一点点。'],
  [5, 'Exactly as described, and it came two days early.'],
  [4, '质量对得起价格，说明书要是有中文就更好了。'],
  [3, '一般，能用。客服回复倒是挺快的。'],
  [5, '送人的，朋友很喜欢。'],
  [4, 'Good quality for the price. The box was a little dented.'],
  [5, '一直在这家买，放心。'],
  [2, '用了一个月有点小毛病，店家给换了，服务可以。'],
  [5, '比想象中好看，放在桌上刚刚好。'],
  [4, 'Does what it should. Would buy again.'],
] as const

/** What some buyers of the year said, a while after the parcel came. */
export async function seedReviews(): Promise<void> {
  const bought = await rows<{ accountId: string; productId: string; at: Date }>(
    `select o.account_id as "accountId", v.product_id as "productId", max(o.completed_at) as at
     from shop_order o join order_line l on l.order_id = o.id join variant v on v.id = l.variant_id
     where o.account_id is not null and o.state = 'completed' and l.refunded_quantity = 0
     group by 1, 2 order by md5(o.account_id::text || v.product_id::text) limit 160`,
  )
  for (const [i, { accountId, productId, at }] of bought.entries()) {
    const [rating, body] = WORDS[i % WORDS.length] ?? WORDS[0]
    const made = await write(db(), at, accountId, { productId, rating, body })
    if (!made.ok) throw new Error(`a review was not written: ${made.refusal}`)
  }
}
