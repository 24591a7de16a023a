import { WHOLE_BPS } from '@/lib/kernel/basis-points'
import { floorFraction } from '@/lib/kernel/fraction'
import { type Minor, minor, noMoney } from '@/lib/kernel/money'
import type { CouponTerms } from '../rules'
import { deduct, standTogether } from '../stack/rules'

/** A coupon that may stand on an order, and how one comes by it. */
export type StackPart = {
  id: string
  titleZh: string
  titleEn: string
  way: 'automatic' | 'code' | 'own'
  terms: CouponTerms
}

/** Goods whose cost is known. */
export type CostedGoods = {
  variantId: string
  titleZh: string
  titleEn: string
  unitPriceMinor: Minor
  costMinor: Minor
}

/** The order that loses most: so many pieces, what is paid for them before tax, and what they cost. */
export type StackLoss = {
  goods: Pick<CostedGoods, 'titleZh' | 'titleEn'>
  pieces: number
  stack: Pick<StackPart, 'titleZh' | 'titleEn'>[]
  paidMinor: Minor
  costMinor: Minor
  /** of how many goods some stack sells below cost */
  goodsCount: number
}

type Asked = {
  coupon: StackPart
  /** every other one that is live or to come */
  others: readonly StackPart[]
  goods: readonly CostedGoods[]
  taxIncludedBps: number
}

const MOST_PIECES = 99

/** What a coupon sells below cost, with everything that may stand beside it; null when it loses nothing. Free shipping costs no goods. */
export function stackLoss({ coupon, others, goods, taxIncludedBps }: Asked): StackLoss | null {
  const stacks = stacksOf(
    coupon,
    others.filter(({ terms }) => terms.kind !== 'free-shipping'),
  )
  const losses = goods.flatMap((one) => {
    if (afterTax(one.unitPriceMinor, taxIncludedBps) < one.costMinor) return []
    const lost = stacks.flatMap((stack) => lossOf(one, stack, taxIncludedBps) ?? [])
    return lost.length > 0 ? [lost.reduce((worst, next) => (deep(next) > deep(worst) ? next : worst))] : []
  })
  if (coupon.terms.kind === 'free-shipping' || losses.length === 0) return null
  const worst = losses.reduce((most, one) => (deep(one) > deep(most) ? one : most))
  return { ...worst, goodsCount: losses.length }
}

type Loss = Omit<StackLoss, 'goodsCount'>

const deep = ({ costMinor, paidMinor }: Loss) => costMinor - paidMinor
const afterTax = (paid: number, taxIncludedBps: number) =>
  minor(floorFraction(paid, WHOLE_BPS, WHOLE_BPS + taxIncludedBps))

/** The coupon with nothing, one or one of each beside it, in the order in which they come off. */
function stacksOf(coupon: StackPart, others: readonly StackPart[]): StackPart[][] {
  return (['automatic', 'code', 'own'] as const).reduce<StackPart[][]>(
    (stacks, way) => {
      if (way === coupon.way) return stacks.map((stack) => [...stack, coupon])
      const more = others.filter((one) => one.way === way && standTogether(one.terms, coupon.terms))
      return stacks.flatMap((stack) => [
        stack,
        ...more
          .filter((one) => stack.every((other) => other.id !== one.id && standTogether(one.terms, other.terms)))
          .map((one) => [...stack, one]),
      ])
    },
    [[]],
  )
}

/** As few pieces as reach every minimum: the discount weighs most on those. */
function lossOf(goods: CostedGoods, stack: readonly StackPart[], taxIncludedBps: number): Loss | null {
  const { variantId, unitPriceMinor, costMinor, titleZh, titleEn } = goods
  const least = Math.max(1, ...stack.map(({ terms }) => Math.ceil(terms.minGoodsMinor / unitPriceMinor)))
  const quantity = Math.min(MOST_PIECES, least)
  // in whatever days: those that are to come are looked at too
  const terms = stack.map((one) => ({ ...one.terms, startsAt: null, endsAt: null }))
  const off = deduct(terms, {
    lines: [{ variantId, unitPriceMinor, quantity }],
    at: new Date(0),
    shippingAt: () => noMoney,
  })
  if (!off) return null
  const left = unitPriceMinor * quantity - off.reduce((sum, one) => sum + one.discountMinor, 0)
  const paidMinor = afterTax(left, taxIncludedBps)
  if (paidMinor >= costMinor * quantity) return null
  return {
    goods: { titleZh, titleEn },
    pieces: quantity,
    stack: stack.map((one) => ({ titleZh: one.titleZh, titleEn: one.titleEn })),
    paidMinor,
    costMinor: minor(costMinor * quantity),
  }
}
