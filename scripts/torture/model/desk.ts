import {
  idleEnd,
  ModelAccount,
  type ModelBudget,
  type ModelLot,
  type ModelTaken,
} from '@/lib/points/ledger-model.fixture'

// What staff do to points, with a pencil: by hand out of the goodwill budget, and two accounts made one.

type Row = { account: ModelAccount; points: number }
type Posted = { account: ModelAccount; key: string; taken: ModelTaken | null; points: number }
type State = 'waiting' | 'posted' | 'declined' | 'reverted'
export type Adjustment = { key: string; rows: Row[]; expiresAt: number; state: State; posted: Posted[] }
export type Merge = {
  key: string
  from: ModelAccount
  into: ModelAccount
  lots: ModelLot[]
  debts: ModelAccount['debts']
  isOver: boolean
}

/** What a member of staff may move in a day without a second person, in these lives. */
export const A_DAY = 150
/** What the goodwill budget begins a life with. */
export const GOODWILL = 600

export class Desk {
  goodwill: ModelBudget = { left: GOODWILL }
  private moved = new Map<number, number>()

  /** Rows in the order of accounts. Null when it is refused, and then nothing of it is kept. */
  propose(key: string, rows: Row[], now: number, days: number): Adjustment | null {
    if (rows.some(({ account }) => account.mergedInto)) return null
    const made: Adjustment = { key, rows, expiresAt: idleEnd(now, days), state: 'waiting', posted: [] }
    const points = rows.reduce((sum, row) => sum + Math.abs(row.points), 0)
    const today = this.moved.get(now) ?? 0
    if (today + points > A_DAY) return made
    if (!this.post(made, now)) return null
    this.moved.set(now, today + points)
    return made
  }

  /** All rows or none. */
  private post(made: Adjustment, now: number): boolean {
    const given = made.rows.reduce((sum, row) => sum + Math.max(0, row.points), 0)
    if (given > this.goodwill.left || !covers(made, now)) return false
    for (const [i, row] of made.rows.entries()) {
      const account = row.account.owner
      const key = `${made.key}:${i}`
      const terms = { releasesAt: now, expiresAt: made.expiresAt, budget: this.goodwill }
      if (row.points > 0) account.award(key, row.points, now, terms)
      const taken = row.points < 0 ? account.take(-row.points, now) : null
      made.posted.push({ account, key, taken, points: row.points })
    }
    this.goodwill.left -= given
    made.state = 'posted'
    return true
  }

  decide(made: Adjustment | undefined, isAgreed: boolean, now: number): boolean {
    if (made?.state !== 'waiting') return false
    if (isAgreed) return this.post(made, now)
    made.state = 'declined'
    return true
  }

  undo(made: Adjustment | undefined, now: number): boolean {
    if (made?.state === 'reverted') return true
    if (made?.state !== 'posted') return false
    for (const { account, key, taken, points } of made.posted)
      if (taken) account.giveBack(taken, -points, now)
      else account.revoke(key, 1, now)
    made.state = 'reverted'
    return true
  }
}

/** Whether what is taken is there, row after row: what an earlier one gave may be taken by a later one. */
function covers({ rows, expiresAt }: Adjustment, now: number): boolean {
  const left = new Map<ModelAccount, { live: number; debt: number }>()
  for (const {
    account: { owner },
    points,
  } of rows) {
    const one = left.get(owner) ?? { live: owner.spendable(now), debt: owner.debt }
    left.set(owner, one)
    const paid = Math.min(one.debt, Math.max(0, points))
    one.debt -= paid
    if (points < 0 || expiresAt > now) one.live += points - paid
    if (one.live < 0) return false
  }
  return true
}

/** Lots, debts and the last stir of one account become the other's. Null when it is refused. */
export function merge(key: string, from: ModelAccount, into: ModelAccount, now: number): Merge | null {
  if (from.mergedInto || into.mergedInto || from.held > 0) return null
  const made: Merge = {
    key,
    from,
    into,
    lots: from.lots,
    debts: from.debts.filter(({ left }) => left > 0),
    isOver: false,
  }
  const isEmpty = from.available + from.pending + from.debt === 0
  from.mergedInto = into
  hand(made.lots, made.debts, from, into)
  const last = [from.activeAt, into.activeAt].filter((at) => at !== null)
  if (last.length > 0) {
    into.activeAt ??= Math.max(...last)
    into.wake(Math.max(...last))
  }
  if (!isEmpty) into.net(now)
  return made
}

/** What is left of what came over goes back; what was spent stays spent. */
export function unmerge(made: Merge | undefined, now: number): boolean {
  if (!made) return false
  if (made.isOver) return true
  const { from, into, lots, debts } = made
  const open = debts.filter(({ left }) => left > 0)
  const isEmpty = [...lots, ...open].every(({ left }) => left === 0)
  made.isOver = true
  from.mergedInto = null
  hand(lots, open, into, from)
  if (!isEmpty) from.net(now)
  return true
}

function hand(lots: readonly ModelLot[], debts: ModelAccount['debts'], from: ModelAccount, to: ModelAccount): void {
  from.lots = from.lots.filter((lot) => !lots.includes(lot))
  from.debts = from.debts.filter((debt) => !debts.includes(debt))
  to.lots = [...to.lots, ...lots].toSorted((a, b) => a.no - b.no)
  to.debts = [...to.debts, ...debts].toSorted((a, b) => a.no - b.no)
  for (const lot of lots) lot.account = to
}
