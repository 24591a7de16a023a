import { type Minor, minor, noMoney } from '@/lib/kernel/money'
import { type Refused, refuse } from '@/lib/kernel/result'
import { type CouponEffect, type CouponLine, type CouponRefusal, type CouponTerms, judgeCoupon } from '../rules'

/** A coupon in reach: a code, or one of the shopper's own. */
export type Choosable = { couponId: string; grantId: string | null; terms: CouponTerms }

/** What one coupon takes off an order. */
export type Deduction = CouponEffect & { terms: CouponTerms }

export type StackRefusal = CouponRefusal | 'coupon-not-together' | 'coupon-automatic-better'

export type StackInput = {
  lines: readonly CouponLine[]
  at: Date
  /** the shop's automatic discounts, first made first */
  automatics: readonly CouponTerms[]
  /** what the shopper chose: a code, then one of their own */
  chosen: readonly CouponTerms[]
  /** what the parcel costs when so much of the goods is left to pay */
  shippingAt: (goodsMinor: Minor) => Minor
  /** what is left to pay in the end */
  totalAt: (goodsMinor: Minor, freesShipping: boolean) => Minor
}

/** What stands on an order in the order in which it comes off; `refused`: why a chosen coupon is not among it. */
export type Stacked = { deductions: readonly Deduction[]; refused: Refused<StackRefusal> | null }

/** Two stand together where each allows the other. */
export const standTogether = (one: CouponTerms, other: CouponTerms) => allows(one, other) && allows(other, one)
const allows = (one: CouponTerms, other: CouponTerms) =>
  other.isAutomatic ? one.stacksWithAutomatic : one.stacksWithCodes

/** Every choice an order may carry: none, one, or a code and one of one's own that allow each other. */
export function choicesOf<C extends Choosable>(coupons: readonly C[]): C[][] {
  const pairs = coupons.flatMap((code) =>
    code.grantId !== null
      ? []
      : coupons
          .filter(
            (own) => own.grantId !== null && own.couponId !== code.couponId && standTogether(code.terms, own.terms),
          )
          .map((own) => [code, own]),
  )
  return [[], ...coupons.map((one) => [one]), ...pairs]
}

type Candidate = { kept: readonly CouponTerms[]; automatic: CouponTerms | null; deductions: Deduction[]; total: number }

/**
 * Automatic discount, code, one's own coupon: each takes its part of what those before it have left. Of the automatic ones the
 * one that leaves the lowest total stands, first made of equals, and none that lowers nothing. A chosen coupon that it does
 * not allow takes its place only by leaving a lower total.
 */
export function stackCoupons(input: StackInput): Stacked {
  const { chosen, refused } = admitted(input)
  const all = subsetsOf(chosen).flatMap((kept) =>
    [null, ...input.automatics].flatMap((automatic) => candidate(kept, automatic, input) ?? []),
  )
  const asked = lowest(all.filter(({ kept }) => kept.length === chosen.length))
  // an automatic discount that leaves no place for a chosen coupon, and as little to pay without it
  const rival = lowest(
    asked ? all.filter((one) => one.automatic !== null && one.total <= asked.total && !isAmong(one, chosen, all)) : all,
  )
  const winner = rival ?? asked
  const dropped = chosen.find((one) => !winner?.kept.includes(one))
  return { deductions: winner?.deductions ?? [], refused: refused ?? (dropped ? whyDropped(dropped, winner) : null) }
}

const isAmong = ({ automatic }: Candidate, chosen: readonly CouponTerms[], all: readonly Candidate[]) =>
  all.some((one) => one.automatic === automatic && one.kept.length === chosen.length)

const whyDropped = (coupon: CouponTerms, winner: Candidate | null): Refused<StackRefusal> =>
  refuse(winner?.automatic && !standTogether(coupon, winner.automatic) ? 'coupon-automatic-better' : 'coupon-no-effect')

/** The first of the lowest. */
const lowest = (candidates: readonly Candidate[]) =>
  candidates.reduce<Candidate | null>((best, one) => (best && best.total <= one.total ? best : one), null)

/** The most first, so that of equal totals the shopper's choice is kept. */
function subsetsOf(chosen: readonly CouponTerms[]): CouponTerms[][] {
  const single = chosen.map((one) => [one])
  return chosen.length > 1 ? [[...chosen], ...single, []] : [...single, []]
}

/** Those that work here at all: in their time, on these goods, from their minimum, and beside each other. */
function admitted({ lines, at, chosen }: StackInput): { chosen: CouponTerms[]; refused: Refused<StackRefusal> | null } {
  let refused: Refused<StackRefusal> | null = null
  const kept: CouponTerms[] = []
  for (const one of chosen) {
    const judged = judgeCoupon(one, { lines, at })
    if (!judged.ok) refused ??= judged
    else if (kept.every((other) => standTogether(one, other))) kept.push(one)
    else refused ??= refuse('coupon-not-together')
  }
  return { chosen: kept, refused }
}

function candidate(kept: readonly CouponTerms[], automatic: CouponTerms | null, input: StackInput): Candidate | null {
  if (automatic && !kept.every((one) => standTogether(one, automatic))) return null
  const deductions = deduct(automatic ? [automatic, ...kept] : kept, input)
  if (!deductions) return null
  const left = input.lines.reduce((sum, { unitPriceMinor, quantity }) => sum + unitPriceMinor * quantity, 0)
  const off = deductions.reduce((sum, one) => sum + one.discountMinor, 0)
  const frees = deductions.some((one) => one.freesShipping)
  return { kept, automatic, deductions, total: input.totalAt(minor(left - off), frees) }
}

/** What each of these takes off, one after the other; null where one of them would take off nothing. Shipping comes last, as it is paid. */
export function deduct(
  stack: readonly CouponTerms[],
  { lines, at, shippingAt }: Pick<StackInput, 'lines' | 'at' | 'shippingAt'>,
): Deduction[] | null {
  let left = lines.map(({ unitPriceMinor, quantity }) => minor(unitPriceMinor * quantity))
  let isFree = false
  const done = new Map<CouponTerms, Deduction>()
  const isShipping = ({ kind }: CouponTerms) => kind === 'free-shipping'
  for (const terms of [...stack.filter((one) => !isShipping(one)), ...stack.filter(isShipping)]) {
    const shippingMinor = isFree ? noMoney : shippingAt(minor(left.reduce<number>((sum, one) => sum + one, 0)))
    const now = lines.map((line, place) => ({ ...line, leftMinor: left[place] ?? noMoney }))
    const judged = judgeCoupon(terms, { lines: now, at, shippingMinor })
    if (!judged.ok) return null
    left = left.map((amount, place) => minor(amount - (judged.value.parts[place] ?? 0)))
    isFree ||= judged.value.freesShipping
    done.set(terms, { ...judged.value, terms })
  }
  return stack.flatMap((terms) => done.get(terms) ?? [])
}
