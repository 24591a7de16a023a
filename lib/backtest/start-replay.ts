import type { LineFacts } from '@/lib/earning/conditions/rules'
import { invariant } from '@/lib/kernel/invariant'
import { allocate, minor } from '@/lib/kernel/money'
import { points } from '@/lib/kernel/points'
import { endOfDayAfterDays } from '@/lib/kernel/time'
import { expiresAt, releaseAt } from '@/lib/points/lots/rules'
import { pointsValueMinor, spendCap, spendMinimum } from '@/lib/points/rules'
import { falls } from './bootstrap/rules'
import { calendarOf } from './calendar/rules'
import { countsInLimits, type KeptOrder, matchRefund, returnedBy, revokedBy } from './cancels/rules'
import { spendsAfterDays } from './learn/rules'
import { give, giveBack, type OnFlow, settle, spend, takeBack } from './ledger/rules'
import { partsOf, type Terms } from './parts/rules'
import {
  countAward,
  countGiven,
  countReplayed,
  countSpent,
  factsOfShopper,
  monthIn,
  newShopper,
  newTally,
  type ShopperState,
  type Tally,
  uncountGiven,
} from './replay/rules'
import type { Assumptions, HistoryEvent, OrderEvent, Programme, RefundEvent, SpendEvent } from './rules'
import { segmentsBy, tierBy } from './standing/rules'

const DAY = 86_400_000

export type Replay = {
  /** events in the order of their instants */
  take: (event: HistoryEvent) => void
  finish: (until: number) => Tally
}

/** Lives through a history under a programme: what is earned, waits, is spent, taken back and ends, as the ledger would have it. */
export function startReplay(programme: Programme, assumed: Assumptions): Replay {
  const tally = newTally()
  const calendar = calendarOf(assumed.timeZone)
  const onFlow: OnFlow = (flow, amount, at) => {
    monthIn(tally, calendar.monthOf(at))[flow] += amount
  }
  const run: Run = { programme, assumed, tally, calendar, onFlow }
  let last = Number.NEGATIVE_INFINITY
  return {
    take(event) {
      invariant(event.at >= last, 'a history is told in the order in which it happened')
      last = event.at
      if (event.kind === 'order') takeOrder(run, event)
      else if (event.kind === 'refund') takeRefund(run, event)
      else if (event.kind === 'budget') moveBudget(run, event.budget, event.points)
      else takeSpend(run, event)
    },
    finish(until) {
      for (const { book } of tally.shoppers.values()) settle(book, until, assumed, onFlow)
      return tally
    },
  }
}

type Run = {
  programme: Programme
  assumed: Assumptions
  tally: Tally
  calendar: ReturnType<typeof calendarOf>
  onFlow: OnFlow
}

function shopperAt({ tally, assumed, onFlow }: Run, key: string, at: number): ShopperState {
  const known = tally.shoppers.get(key)
  const shopper = known ?? newShopper(key)
  if (!known) tally.shoppers.set(key, shopper)
  settle(shopper.book, at, assumed, onFlow)
  const since = assumed.rememberDays === null ? Number.NEGATIVE_INFINITY : at - assumed.rememberDays * DAY
  if ((shopper.orders[0]?.at ?? at) < since) shopper.orders = shopper.orders.filter((kept) => kept.at >= since)
  return shopper
}

const sumOf = (lines: readonly LineFacts[], part: keyof LineFacts & `${string}Minor`) =>
  lines.reduce((sum, line) => sum + line[part], 0)

function takeOrder(run: Run, event: OrderEvent): void {
  const { programme, tally, calendar, assumed, onFlow } = run
  const names = calendar.periodsOf(event.at)
  const month = monthIn(tally, names.month)
  month.orders += 1
  const goodsMinor = sumOf(event.lines, 'goodsMinor')
  if (event.shopper === null) {
    tally.guestOrders += 1
    const net = goodsMinor - sumOf(event.lines, 'couponMinor') - sumOf(event.lines, 'discountMinor')
    month.guestNetMinor += net
    month.netMinor += net
    return
  }
  const shopper = shopperAt(run, event.shopper, event.at)
  const spending = spendingAt(run, shopper, event)
  const { points: earned, rows } = programme.award({
    behaviour: null,
    at: new Date(event.placedAt),
    timeZone: assumed.timeZone,
    lines: spending.lines,
    shippingMinor: minor(event.shippingMinor),
    couponUsed: event.couponUsed,
    paymentMethod: event.paymentMethod,
    shopper: factsOfShopper(
      shopper,
      {
        tier: programme.tiers && tierBy(programme.tiers, shopper.lately, event.placedAt, assumed.timeZone),
        segments: programme.segments && segmentsBy(programme.segments, shopper, event.placedAt, assumed.timeZone),
      },
      names,
      programme.limited,
      tally.countedToAll,
    ),
    ...(programme.apart.size > 0 && tally.budgets.size > 0 && { budgets: Object.fromEntries(tally.budgets) }),
  })
  const kept = keepOrder(shopper, event, { spending, goodsMinor, paidIn: names })
  if (programme.tiers) shopper.lately.push(kept)
  month.netMinor += kept.netMinor
  countSpent(shopper, kept.netMinor, names)
  shopper.paidOrders += 1
  shopper.firstAt ??= event.at
  shopper.lastAt = event.at
  for (const { rule, points: given } of rows) {
    if (given === 0) continue
    tally.givenToAll.set(rule, (tally.givenToAll.get(rule) ?? 0) + given)
    if (!programme.limited.includes(rule)) continue
    countGiven(shopper, rule, given, event.at, names)
    tally.countedToAll.set(rule, (tally.countedToAll.get(rule) ?? 0) + given)
    kept.given.push({ rule, points: given, keptPoints: given })
  }
  if (event.awardedPoints !== null)
    countReplayed(tally, { order: event.order, givenPoints: event.awardedPoints, replayedPoints: earned })
  if (earned === 0) return
  kept.awardPoints = earned
  for (const { points: part, budgetId, pending, expiry } of partsOf(programme, rows)) {
    const earning = { points: part, at: event.at, ...daysOf(run, event, { pending, expiry }) }
    const lot = give(shopper.book, earning, assumed, onFlow)
    kept.parts.push({ lot, budgetId, askedPoints: 0, takenPoints: 0 })
    if (budgetId !== null) moveBudget(run, budgetId, -part)
  }
  countAward(tally, { order: event.order, shopper: shopper.key, points: earned, netMinor: kept.netMinor, at: event.at })
}

function keepOrder(
  shopper: ShopperState,
  event: OrderEvent,
  { spending, goodsMinor, paidIn }: { spending: Spending; goodsMinor: number; paidIn: KeptOrder['paidIn'] },
): KeptOrder {
  const off = (['discountMinor', 'couponMinor', 'pointsMinor', 'giftCardMinor'] as const).reduce(
    (sum, part) => sum + sumOf(spending.lines, part),
    0,
  )
  const kept: KeptOrder = {
    order: event.order,
    at: event.at,
    paidIn,
    goodsMinor,
    netMinor: goodsMinor - off,
    pointsMinor: sumOf(spending.lines, 'pointsMinor'),
    spentPoints: spending.spentPoints,
    taken: spending.taken,
    parts: [],
    given: [],
    awardPoints: 0,
    backGoodsMinor: 0,
    backNetMinor: 0,
    backPointsMinor: 0,
    backSpentPoints: 0,
    clawedPoints: 0,
  }
  shopper.netMinor += kept.netMinor
  shopper.orders.push(kept)
  return kept
}

function moveBudget({ tally }: Run, budget: string, amount: number): void {
  if (amount < 0 && !tally.budgets.has(budget)) return
  tally.budgets.set(budget, (tally.budgets.get(budget) ?? 0) + amount)
}

function daysOf({ assumed }: Run, event: OrderEvent, { pending, expiry }: Terms) {
  const { timeZone, deliveryDays, returnWindowDays, redemption, seed } = assumed
  const dayEnd = (at: number, days: number) => endOfDayAfterDays(new Date(at), days, timeZone).getTime()
  const usableFrom = () => {
    if (pending.kind === 'days') return releaseAt(new Date(event.at), pending, timeZone)?.getTime() ?? event.at
    const delivered = event.deliveredAt ?? dayEnd(event.at, deliveryDays)
    return pending.kind === 'delivered' ? delivered : dayEnd(delivered, returnWindowDays)
  }
  const usable = usableFrom()
  const after = redemption.kind === 'learnt' ? spendsAfterDays(redemption.monthly, seed, event.order) : null
  return {
    releasesAt: usable,
    expiresAt: expiresAt(new Date(usable), expiry, timeZone)?.getTime() ?? Number.POSITIVE_INFINITY,
    idleDays: expiry.kind === 'idle' ? expiry.days : null,
    spendsAt: after === null ? Number.POSITIVE_INFINITY : usable + after * DAY,
  }
}

type Spending = { lines: readonly LineFacts[]; spentPoints: number; taken: KeptOrder['taken'] }

/** What of the order points pay: as it was, or as it is assumed; never more than there are. */
function spendingAt({ programme, assumed, tally, onFlow }: Run, shopper: ShopperState, event: OrderEvent): Spending {
  const { redemption, seed } = assumed
  const { spending } = programme
  const { book } = shopper
  const bare = event.lines.map((line) => (line.pointsMinor === 0 ? line : { ...line, pointsMinor: minor(0) }))
  const weights = bare.map((line) => line.goodsMinor - line.couponMinor - line.discountMinor - line.giftCardMinor)
  const goodsAfterCouponMinor = minor(weights.reduce((sum, one) => sum + one, 0))
  const could = book.availablePoints >= spendMinimum(spending)
  if (could) tally.couldSpend += 1
  let wanted = 0
  if (redemption.kind === 'as-happened') wanted = event.spentPoints ?? 0
  else if (
    redemption.kind === 'assumed' &&
    book.availablePoints >= redemption.atLeastPoints &&
    falls(seed, event.order, redemption.chanceBps)
  )
    wanted = spendCap({
      goodsAfterCouponMinor,
      availablePoints: points(Math.max(0, book.availablePoints)),
      terms: spending,
    }).maxPoints
  const taken = spend(book, wanted, event.at, assumed, onFlow)
  const spentPoints = taken.reduce((sum, one) => sum + one.points, 0)
  if (spentPoints > 0 && could) tally.didSpend += 1
  if (redemption.kind === 'as-happened') {
    // it was paid as it was paid: points that the programme did not give came from elsewhere
    tally.spentFromElsewhere += wanted - spentPoints
    return { lines: event.lines, spentPoints, taken }
  }
  if (spentPoints === 0) return { lines: bare, spentPoints, taken }
  const worth = Math.min(pointsValueMinor(spentPoints, spending.pointsPerUnit), goodsAfterCouponMinor)
  const parts = allocate(worth, weights)
  return { lines: bare.map((line, i) => ({ ...line, pointsMinor: minor(parts[i] ?? 0) })), spentPoints, taken }
}

function takeRefund(run: Run, event: RefundEvent): void {
  const { tally, calendar, assumed, onFlow } = run
  const month = monthIn(tally, calendar.periodsOf(event.at).month)
  month.refunds += 1
  const { back } = event
  if (event.shopper === null) {
    const net = 'netMinor' in back ? back.netMinor : back.goodsMinor
    month.guestNetMinor -= net
    month.netMinor -= net
    return
  }
  const shopper = shopperAt(run, event.shopper, event.at)
  const { matched, leftMinor } = matchRefund(shopper.orders, event)
  month.netMinor -= leftMinor
  shopper.netMinor -= leftMinor
  if (leftMinor > 0) {
    tally.unmatched.refunds += 1
    tally.unmatched.minor += leftMinor
  }
  for (const { kept, netMinor, pointsMinor } of matched) {
    month.netMinor -= netMinor
    shopper.netMinor -= netMinor
    countSpent(shopper, -netMinor, kept.paidIn)
    kept.backNetMinor += netMinor
    kept.backPointsMinor += pointsMinor
    const returned = returnedBy(kept)
    if (returned > kept.backSpentPoints)
      giveBack(shopper.book, kept.taken, returned - kept.backSpentPoints, event.at, assumed, onFlow)
    kept.backSpentPoints = returned
    clawBack(run, shopper, kept, event.at)
  }
}

function clawBack(run: Run, shopper: ShopperState, kept: KeptOrder, at: number): void {
  const before = kept.parts.map((part) => part.takenPoints)
  if (kept.parts.length > 0) kept.clawedPoints += takeBack(shopper.book, kept.parts, revokedBy(kept), at, run.onFlow)
  for (const [i, { budgetId, takenPoints }] of kept.parts.entries())
    if (budgetId !== null) moveBudget(run, budgetId, takenPoints - (before[i] ?? 0))
  for (const one of kept.given) {
    const still = countsInLimits(kept, one.points)
    const back = one.keptPoints - still
    if (back === 0) continue
    one.keptPoints = still
    const others = shopper.orders.filter(({ given }) =>
      given.some((other) => other.rule === one.rule && other.keptPoints > 0),
    )
    const lastAt = others.reduce((last, other) => Math.max(last, other.at), Number.NEGATIVE_INFINITY)
    uncountGiven(shopper, { rule: one.rule, points: back, isWhole: still === 0, lastAt }, kept.paidIn)
    run.tally.countedToAll.set(one.rule, (run.tally.countedToAll.get(one.rule) ?? 0) - back)
  }
}

function takeSpend(run: Run, event: SpendEvent): void {
  if (run.assumed.redemption.kind !== 'as-happened') return
  const shopper = shopperAt(run, event.shopper, event.at)
  const taken = spend(shopper.book, event.points, event.at, run.assumed, run.onFlow)
  run.tally.spentFromElsewhere += event.points - taken.reduce((sum, one) => sum + one.points, 0)
}
