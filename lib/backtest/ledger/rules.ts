import { allocate } from '@/lib/kernel/money'
import { endOfDayAfterDays } from '@/lib/kernel/time'

/** Points of one earning. Instants are milliseconds; Infinity: never ends. */
export type Lot = {
  no: number
  originalPoints: number
  remainingPoints: number
  expiredPoints: number
  isPending: boolean
  releasesAt: number
  expiresAt: number
  idleDays: number | null
  /** when it will be spent, where that is drawn beforehand; Infinity: it is not */
  spendsAt: number
}

/** A lot of an award, and how much of it was asked back and taken so far. */
export type AwardPart = { lot: Lot; budgetId: string | null; askedPoints: number; takenPoints: number }

/** What was taken from a lot by a spending, less what came back. */
export type Taken = { lot: Lot; points: number }

/** Points that moved for good, and when. */
export type Flow = 'issued' | 'clawedBack' | 'expired' | 'redeemed'
export type OnFlow = (flow: Flow, points: number, at: number) => void

/** One shopper's points as the ledger keeps them: its functions in prisma/functions, told once more without a database. */
export type Book = {
  lots: Lot[]
  nextLot: number
  availablePoints: number
  pendingPoints: number
  debtPoints: number
  flows: Record<Flow, number>
  /** nothing falls due before */
  nextDueAt: number
  /** last earning or spending: what idle lots count from */
  activeAt: number
  /** the last spending; -Infinity: none */
  usedAt: number
}

export type LedgerSetting = { timeZone: string; graceDays: number }

export const emptyBook = (): Book => ({
  lots: [],
  nextLot: 1,
  availablePoints: 0,
  pendingPoints: 0,
  debtPoints: 0,
  flows: { issued: 0, clawedBack: 0, expired: 0, redeemed: 0 },
  nextDueAt: Number.POSITIVE_INFINITY,
  activeAt: 0,
  usedAt: Number.NEGATIVE_INFINITY,
})

/** What the shop still owes: spendable and pending points, less what was taken back after it was spent. */
export const outstandingOf = (book: Book): number => book.availablePoints + book.pendingPoints - book.debtPoints

function move(book: Book, flow: Flow, points: number, at: number, onFlow: OnFlow): void {
  book.flows[flow] += points
  onFlow(flow, points, at)
}

const dueAt = (lot: Lot) => (lot.isPending ? lot.releasesAt : Math.min(lot.spendsAt, lot.expiresAt))

function tidy(book: Book): void {
  book.lots = book.lots.filter((lot) => lot.remainingPoints > 0)
  book.nextDueAt = book.lots.reduce((first, lot) => Math.min(first, dueAt(lot)), Number.POSITIVE_INFINITY)
}

/** Everything that fell due until an instant happens at its own: pending points come, those that will be spent are, ended ones go. */
export function settle(book: Book, until: number, setting: LedgerSetting, onFlow: OnFlow): void {
  while (book.nextDueAt <= until) {
    const due = book.lots.find((lot) => dueAt(lot) === book.nextDueAt)
    if (due?.isPending) release(book, due)
    else if (due) leave(book, due, setting, onFlow)
    tidy(book)
  }
}

function leave(book: Book, lot: Lot, setting: LedgerSetting, onFlow: OnFlow): void {
  const { remainingPoints: gone, spendsAt, expiresAt } = lot
  const isSpent = spendsAt < expiresAt
  if (isSpent) {
    wake(book, spendsAt, setting)
    book.usedAt = spendsAt
  } else lot.expiredPoints += gone
  lot.remainingPoints = 0
  book.availablePoints -= gone
  move(book, isSpent ? 'redeemed' : 'expired', gone, Math.min(spendsAt, expiresAt), onFlow)
}

// what is owed is paid by the points that become spendable
function release(book: Book, lot: Lot): void {
  const net = Math.min(book.debtPoints, lot.remainingPoints)
  if (lot.isPending) book.pendingPoints -= lot.remainingPoints
  lot.isPending = false
  lot.remainingPoints -= net
  book.debtPoints -= net
  book.availablePoints += lot.remainingPoints
}

export type Earning = {
  points: number
  at: number
  releasesAt: number
  expiresAt: number
  idleDays: number | null
  spendsAt?: number
}

/** An earning becomes a lot: pending until its day, or spendable at once. */
export function give(book: Book, earning: Earning, setting: LedgerSetting, onFlow: OnFlow): Lot {
  const { points, at, releasesAt, expiresAt, idleDays, spendsAt = Number.POSITIVE_INFINITY } = earning
  wake(book, at, setting)
  const lot: Lot = {
    no: book.nextLot,
    originalPoints: points,
    remainingPoints: points,
    expiredPoints: 0,
    isPending: releasesAt > at,
    releasesAt,
    expiresAt,
    idleDays,
    spendsAt,
  }
  book.nextLot += 1
  book.lots.push(lot)
  if (lot.isPending) book.pendingPoints += points
  else release(book, lot)
  move(book, 'issued', points, at, onFlow)
  tidy(book)
  return lot
}

/** Earning and spending keep idle lots awake: their last day moves on and never back. */
function wake(book: Book, at: number, { timeZone }: LedgerSetting): void {
  book.activeAt = Math.max(book.activeAt, at)
  for (const lot of book.lots)
    if (lot.idleDays !== null && lot.expiresAt > at)
      lot.expiresAt = Math.max(lot.expiresAt, idleEnd(at, lot.idleDays, timeZone))
}

const idleEnd = (at: number, days: number, timeZone: string) =>
  endOfDayAfterDays(new Date(at), days, timeZone).getTime()

const soonestFirst = (a: Lot, b: Lot) =>
  a.expiresAt === b.expiresAt ? a.no - b.no : a.expiresAt < b.expiresAt ? -1 : 1

function take(book: Book, points: number): Taken[] {
  const taken: Taken[] = []
  let need = points
  for (const lot of book.lots.filter((one) => !one.isPending).sort(soonestFirst)) {
    if (need === 0) break
    const part = Math.min(need, lot.remainingPoints)
    lot.remainingPoints -= part
    need -= part
    taken.push({ lot, points: part })
  }
  book.availablePoints -= points - need
  return taken
}

/** Spends points, soonest-ending first; never more than there are. */
export function spend(book: Book, points: number, at: number, setting: LedgerSetting, onFlow: OnFlow): Taken[] {
  const spent = Math.min(points, Math.max(0, book.availablePoints))
  if (spent === 0) return []
  wake(book, at, setting)
  book.usedAt = at
  const taken = take(book, spent)
  move(book, 'redeemed', spent, at, onFlow)
  tidy(book)
  return taken
}

/** Spent points come back to the lots that they were taken from, the longest-living first; a lot that ended gets a grace. */
export function giveBack(
  book: Book,
  taken: Taken[],
  points: number,
  at: number,
  setting: LedgerSetting,
  onFlow: OnFlow,
): void {
  let left = points
  const stillGood = ({ lot }: Taken) =>
    lot.idleDays === null
      ? lot.expiresAt
      : Math.max(lot.expiresAt, idleEnd(book.activeAt, lot.idleDays, setting.timeZone))
  for (const one of [...taken].sort((a, b) => soonestFirst(b.lot, a.lot))) {
    const part = Math.min(left, one.points)
    if (part === 0) continue
    const end = stillGood(one)
    one.points -= part
    left -= part
    if (one.lot.remainingPoints === 0) book.lots.push(one.lot)
    one.lot.remainingPoints += part
    one.lot.expiresAt = end <= at ? at + setting.graceDays * 86_400_000 : end
    book.availablePoints += part
    move(book, 'redeemed', -part, at, onFlow)
  }
  const net = Math.min(book.debtPoints, book.availablePoints)
  if (net > 0) {
    take(book, net)
    book.debtPoints -= net
  }
  tidy(book)
}

/**
 * Takes earned points back, `points` in all with what was asked before: spread over the lots of the award by what is left to
 * ask of each, from the lots themselves, then from their brothers, then from others; what was spent already is owed. What
 * ended unused was never a benefit and is not taken a second time. Answers what was taken.
 */
export function takeBack(book: Book, parts: readonly AwardPart[], points: number, at: number, onFlow: OnFlow): number {
  const more = Math.max(0, points - parts.reduce((sum, part) => sum + part.askedPoints, 0))
  const left = parts.map((part) => part.lot.originalPoints - part.askedPoints)
  const asked = parts.length === 1 ? [more] : allocate(more, left)
  const targets = parts.map(({ lot, askedPoints, takenPoints }, i) =>
    Math.max(0, Math.min(askedPoints + (asked[i] ?? 0), lot.originalPoints - lot.expiredPoints) - takenPoints),
  )
  const taken = targets.reduce((sum, target) => sum + target, 0)
  if (taken === 0) return 0
  let short = 0
  for (const [i, part] of parts.entries()) {
    const { lot } = part
    const target = targets[i] ?? 0
    const own = Math.min(lot.remainingPoints, target)
    part.askedPoints += asked[i] ?? 0
    part.takenPoints += target
    lot.remainingPoints -= own
    short += target - own
    if (lot.isPending) book.pendingPoints -= own
    else book.availablePoints -= own
  }
  const lent = takeFrom(
    book,
    parts.map(({ lot }) => lot),
    short,
  )
  const others = Math.min(Math.max(0, book.availablePoints), short - lent)
  take(book, others)
  book.debtPoints += short - lent - others
  move(book, 'clawedBack', taken, at, onFlow)
  tidy(book)
  return taken
}

// from these lots alone, soonest first, as far as they go
function takeFrom(book: Book, lots: readonly Lot[], points: number): number {
  let need = points
  for (const lot of lots.filter((one) => !one.isPending).sort(soonestFirst)) {
    const part = Math.min(need, lot.remainingPoints)
    lot.remainingPoints -= part
    need -= part
  }
  book.availablePoints -= points - need
  return points - need
}
