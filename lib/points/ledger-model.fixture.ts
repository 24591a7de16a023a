import { allocate } from '@/lib/kernel/money'

// The ledger in fifty lines of arithmetic, to hold the real one against. It knows no SQL and no locks: only what a
// careful clerk with a pencil would write.

export type ModelLot = {
  /** in the order in which they were issued, whoever has them now */
  no: number
  account: ModelAccount
  budget: ModelBudget | null
  left: number
  pending: boolean
  /** null: waits for its parcel */
  releasesAt: number | null
  expiresAt: number
  /** ends so many days after the last earning or spending */
  idle: number | null
}

export type ModelBudget = { left: number }
export type ModelTerms = {
  releasesAt: number | null
  expiresAt: number
  idle?: number | null
  budget?: ModelBudget | null
}
export type ModelDebt = { no: number; left: number }
type Taken = { lot: ModelLot; points: number; back: number }[]
type Hold = { points: number; taken: Taken; state: 'active' | 'captured' | 'released'; returned: number }
export type ModelTaken = Taken
type Part = { lot: ModelLot; points: number; expired: number; asked: number; revoked: number }
type Award = { parts: Part[]; points: number }

const GRACE = 14

/** Days are noons here; an idle lot ends at midnight. */
export const idleEnd = (now: number, days: number) => now + days + 0.5

let issued = 0

export class ModelAccount {
  lots: ModelLot[] = []
  debts: ModelDebt[] = []
  mergedInto: ModelAccount | null = null
  holds = new Map<string, Hold>()
  awards = new Map<string, Award>()
  held = 0
  activeAt: number | null = null

  /** Whose points these are now. */
  get owner(): ModelAccount {
    return this.mergedInto?.owner ?? this
  }
  get debt() {
    return sum(this.debts)
  }
  get available() {
    return sum(this.lots.filter((lot) => !lot.pending))
  }
  get pending() {
    return sum(this.lots.filter((lot) => lot.pending))
  }

  private live(now: number): ModelLot[] {
    return this.lots
      .filter((lot) => !lot.pending && lot.left > 0 && lot.expiresAt > now)
      .sort((a, b) => a.expiresAt - b.expiresAt || a.no - b.no)
  }

  spendable(now: number): number {
    return sum(this.live(now))
  }

  /** What earning and spending do to idle lots that are still alive. */
  wake(now: number): void {
    if (this.activeAt === null) return
    this.activeAt = Math.max(this.activeAt, now)
    for (const lot of this.lots) {
      if (lot.idle === null || lot.left === 0 || lot.expiresAt <= now) continue
      lot.expiresAt = Math.max(lot.expiresAt, idleEnd(now, lot.idle))
    }
  }

  /** The end that a lot would have had, had its points not been away. */
  private stillGood({ idle, expiresAt, account }: ModelLot): number {
    return idle === null || account.activeAt === null ? expiresAt : Math.max(expiresAt, idleEnd(account.activeAt, idle))
  }

  take(points: number, now: number): Taken | null {
    const live = this.live(now)
    if (sum(live) < points) return null
    const taken: Taken = []
    let need = points
    for (const lot of live) {
      if (need === 0) break
      const from = Math.min(need, lot.left)
      lot.left -= from
      need -= from
      taken.push({ lot, points: from, back: 0 })
    }
    return taken
  }

  /** To the lot that lives longest first, and to whoever has that lot now. */
  giveBack(taken: Taken, points: number, now: number): void {
    let left = points
    const ends = new Map(taken.map((one) => [one, this.stillGood(one.lot)]))
    const end = (one: Taken[number]) => ends.get(one) ?? 0
    for (const one of taken.toSorted((a, b) => end(b) - end(a) || b.lot.no - a.lot.no)) {
      const part = Math.min(left, one.points - one.back)
      if (part === 0) continue
      left -= part
      one.back += part
      one.lot.left += part
      one.lot.expiresAt = end(one) <= now ? now + GRACE : end(one)
    }
    for (const account of new Set([this.owner, ...taken.map((one) => one.lot.account)])) account.net(now)
  }

  /** What can be spent pays what is owed. */
  net(now: number): void {
    const paid = Math.min(this.debt, sum(this.live(now)))
    this.take(paid, now)
    this.pay(paid)
  }

  /** The oldest debt first. */
  private pay(points: number): void {
    let left = points
    for (const debt of this.debts) {
      const part = Math.min(debt.left, left)
      debt.left -= part
      left -= part
    }
  }

  private netInto(lot: ModelLot): void {
    const net = Math.min(this.debt, lot.left)
    lot.left -= net
    this.pay(net)
  }

  award(key: string, points: number, now: number, terms: ModelTerms): void {
    this.awardLots(key, [{ ...terms, points }], now)
  }

  /** One award of several lots: each lives on its own. */
  awardLots(key: string, given: readonly (ModelTerms & { points: number })[], now: number): void {
    if (given.some(({ idle }) => idle)) this.activeAt ??= now
    this.wake(now)
    const parts = given.map(({ points, releasesAt, expiresAt, idle = null, budget = null }) => {
      const pending = releasesAt === null || releasesAt > now
      const lot = { no: issued++, account: this, budget, left: points, pending, releasesAt, expiresAt, idle }
      this.lots.push(lot)
      if (!lot.pending) this.netInto(lot)
      return { lot, points, expired: 0, asked: 0, revoked: 0 }
    })
    this.awards.set(key, { parts, points: given.reduce((sum, { points }) => sum + points, 0) })
  }

  /** The parcel has arrived: its points are due now, and live from now. */
  deliver(key: string, now: number, days: number): void {
    for (const { lot } of this.awards.get(key)?.parts ?? []) {
      if (!lot.pending || lot.releasesAt !== null) continue
      lot.releasesAt = now
      lot.expiresAt = idleEnd(now, days)
    }
  }

  release(now: number): void {
    for (const lot of this.lots.filter((one) => one.pending && one.left > 0 && (one.releasesAt ?? Infinity) <= now)) {
      lot.pending = false
      this.netInto(lot)
    }
  }

  expire(now: number): void {
    for (const part of [...this.awards.values()].flatMap(({ parts }) => parts)) {
      const { lot } = part
      if (lot.pending || lot.left === 0 || lot.expiresAt > now) continue
      part.expired += lot.left
      lot.left = 0
    }
  }

  spend(points: number, now: number): boolean {
    if (sum(this.live(now)) < points) return false
    this.wake(now)
    return this.take(points, now) !== null
  }

  hold(key: string, points: number, now: number): boolean {
    if (sum(this.live(now)) < points) return false
    this.wake(now)
    const taken = this.take(points, now)
    if (!taken) return false
    this.holds.set(key, { points, taken, state: 'active', returned: 0 })
    this.held += points
    return true
  }

  capture(key: string): boolean {
    const hold = this.holds.get(key)
    if (!hold || hold.state === 'released') return false
    if (hold.state === 'active') this.held -= hold.points
    hold.state = 'captured'
    return true
  }

  releaseHold(key: string, now: number): boolean {
    const hold = this.holds.get(key)
    if (!hold) return false
    if (hold.state !== 'active') return true
    hold.state = 'released'
    this.held -= hold.points
    this.giveBack(hold.taken, hold.points, now)
    return true
  }

  /** `share` of the whole is back by now, this time included. */
  returnSpend(key: string, share: number, now: number): boolean {
    const hold = this.holds.get(key)
    if (hold?.state !== 'captured') return false
    const part = Math.floor(hold.points * share) - hold.returned
    if (part <= 0) return true
    hold.returned += part
    this.giveBack(hold.taken, part, now)
    return true
  }

  /** What an award gave is taken back, from whoever has it now. */
  revoke(key: string, share: number, now: number): boolean {
    const award = this.awards.get(key)
    if (!award) return false
    const { parts } = award
    const more = Math.max(0, Math.floor(award.points * share) - parts.reduce((asked, part) => asked + part.asked, 0))
    const asked = allocate(
      more,
      parts.map((part) => part.points - part.asked),
    )
    const targets = parts.map((part, i) =>
      Math.max(0, Math.min(part.asked + (asked[i] ?? 0), part.points - part.expired) - part.revoked),
    )
    if (targets.every((target) => target === 0)) return true
    let short = 0
    for (const [i, part] of parts.entries()) {
      const { lot } = part
      const target = targets[i] ?? 0
      part.asked += asked[i] ?? 0
      part.revoked += target
      if (lot.budget) lot.budget.left += target
      const own = Math.min(lot.left, target)
      lot.left -= own
      short += target - own
    }
    if (short > 0) this.lack(short, parts, now)
    return true
  }

  /** What lots lack that were spent: their brothers give it, then whatever lot ends first, and the rest is owed. */
  private lack(points: number, parts: readonly Part[], now: number): void {
    const home = this.owner
    let short = points
    const brothers = home.live(now).filter((lot) => parts.some((part) => part.lot === lot))
    for (const lot of brothers) {
      const lent = Math.min(lot.left, short)
      lot.left -= lent
      short -= lent
    }
    const other = Math.min(short, sum(home.live(now)))
    home.take(other, now)
    home.debts.push({ no: issued++, left: short - other })
  }
}

const sum = (parts: readonly { left: number }[]) => parts.reduce((total, { left }) => total + left, 0)
