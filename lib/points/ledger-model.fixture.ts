// The ledger in fifty lines of arithmetic, to hold the real one against. It knows no SQL and no locks: only what a
// careful clerk with a pencil would write.

export type ModelLot = {
  left: number
  pending: boolean
  /** null: waits for its parcel */
  releasesAt: number | null
  expiresAt: number
  /** ends so many days after the last earning or spending */
  idle: number | null
}

export type ModelTerms = { releasesAt: number | null; expiresAt: number; idle?: number | null }
type Taken = { lot: ModelLot; points: number; back: number }[]
type Hold = { points: number; taken: Taken; state: 'active' | 'captured' | 'released'; returned: number }
type Award = { lot: ModelLot; points: number; expired: number; revoked: number }

const GRACE = 14

/** Days are noons here; an idle lot ends at midnight. */
export const idleEnd = (now: number, days: number) => now + days + 0.5

export class ModelAccount {
  lots: ModelLot[] = []
  holds = new Map<string, Hold>()
  awards = new Map<string, Award>()
  held = 0
  debt = 0
  activeAt: number | null = null

  get available() {
    return sum(this.lots.filter((lot) => !lot.pending))
  }
  get pending() {
    return sum(this.lots.filter((lot) => lot.pending))
  }

  private live(now: number): ModelLot[] {
    return this.lots
      .filter((lot) => !lot.pending && lot.left > 0 && lot.expiresAt > now)
      .sort((a, b) => a.expiresAt - b.expiresAt || this.lots.indexOf(a) - this.lots.indexOf(b))
  }

  /** What earning and spending do to idle lots that are still alive. */
  private wake(now: number): void {
    if (this.activeAt === null) return
    this.activeAt = now
    for (const lot of this.lots) {
      if (lot.idle === null || lot.left === 0 || lot.expiresAt <= now) continue
      lot.expiresAt = Math.max(lot.expiresAt, idleEnd(now, lot.idle))
    }
  }

  /** The end that a lot would have had, had its points not been away. */
  private stillGood(lot: ModelLot): number {
    return lot.idle === null || this.activeAt === null
      ? lot.expiresAt
      : Math.max(lot.expiresAt, idleEnd(this.activeAt, lot.idle))
  }

  private take(points: number, now: number): Taken | null {
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

  /** To the lot that lives longest first. */
  private giveBack(taken: Taken, points: number, now: number): void {
    let left = points
    const order = (one: Taken[number]) => this.lots.indexOf(one.lot)
    const ends = new Map(taken.map((one) => [one, this.stillGood(one.lot)]))
    const end = (one: Taken[number]) => ends.get(one) ?? 0
    for (const one of taken.toSorted((a, b) => end(b) - end(a) || order(b) - order(a))) {
      const part = Math.min(left, one.points - one.back)
      if (part === 0) continue
      left -= part
      one.back += part
      one.lot.left += part
      one.lot.expiresAt = end(one) <= now ? now + GRACE : end(one)
    }
    const net = Math.min(this.debt, sum(this.live(now)))
    this.take(net, now)
    this.debt -= net
  }

  private netInto(lot: ModelLot): void {
    const net = Math.min(this.debt, lot.left)
    lot.left -= net
    this.debt -= net
  }

  award(key: string, points: number, now: number, { releasesAt, expiresAt, idle = null }: ModelTerms): void {
    if (idle !== null) this.activeAt ??= now
    this.wake(now)
    const lot = { left: points, pending: releasesAt === null || releasesAt > now, releasesAt, expiresAt, idle }
    this.lots.push(lot)
    this.awards.set(key, { lot, points, expired: 0, revoked: 0 })
    if (!lot.pending) this.netInto(lot)
  }

  /** The parcel has arrived: its points are due now, and live from now. */
  deliver(key: string, now: number, days: number): void {
    const lot = this.awards.get(key)?.lot
    if (!lot?.pending || lot.releasesAt !== null) return
    lot.releasesAt = now
    lot.expiresAt = idleEnd(now, days)
  }

  release(now: number): void {
    for (const lot of this.lots.filter((one) => one.pending && one.left > 0 && (one.releasesAt ?? Infinity) <= now)) {
      lot.pending = false
      this.netInto(lot)
    }
  }

  expire(now: number): void {
    for (const award of this.awards.values()) {
      const { lot } = award
      if (lot.pending || lot.left === 0 || lot.expiresAt > now) continue
      award.expired += lot.left
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

  revoke(key: string, share: number, now: number): boolean {
    const award = this.awards.get(key)
    if (!award) return false
    const { lot } = award
    const target = Math.min(Math.floor(award.points * share), award.points - award.expired) - award.revoked
    if (target <= 0) return true
    award.revoked += target
    const own = Math.min(lot.left, target)
    lot.left -= own
    if (lot.pending) return true
    const other = Math.min(target - own, sum(this.live(now)))
    this.take(other, now)
    this.debt += target - own - other
    return true
  }
}

const sum = (lots: readonly ModelLot[]) => lots.reduce((total, lot) => total + lot.left, 0)
