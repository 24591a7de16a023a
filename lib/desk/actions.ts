'use server'
import { may, type Permission } from '@/lib/gate/permissions'
import { publicAction } from '@/lib/gate/public-action'
import { staffAction } from '@/lib/gate/staff-action'
import { openShop } from './open-shop'
import { findOnDesk } from './queries'
import { type FindingKind, findingKinds, findOnDeskSchema, openShopSchema } from './schema'

const seenWith: Record<FindingKind, Permission> = {
  order: 'orders.read',
  shopper: 'shoppers.read',
  product: 'catalog.write',
  coupon: 'coupons.read',
  reward: 'rewards.read',
  campaign: 'campaigns.read',
  adjustment: 'points.read',
  behaviour: 'points.read',
}

export const findOnDeskAction = staffAction(
  'desk.read',
  findOnDeskSchema,
  (ctx, { query }) =>
    findOnDesk(
      ctx,
      query,
      findingKinds.filter((kind) => may(ctx.actor.staffRole, seenWith[kind])),
    ),
  { rate: { name: 'desk-find', max: 120, seconds: 60 } },
)

export const openShopAction = publicAction(openShopSchema, openShop, {
  visitor: true,
  changesCatalogue: true,
  rate: { name: 'shop-open', max: 20, seconds: 900, wrong: ['opening-spent'] },
})
