// The ledger in fifty lines of arithmetic, to hold the real one against. It knows no SQL and no locks: only what a
// careful clerk with a pencil would write.

export type ModelLot = { left: number; pending: boolean; releasesAt: number; expiresAt: number }
type Taken = { lot: ModelLot; points: number }[]
type Hold = { points: number; taken: Taken; state: 'active' | 'captured' | 'released'; returned: boolean }
type Award = { lot: ModelLot; points: number; expired: number; revoked: boolean }

const GRACE = 14

export class ModelAccount {
  lots: ModelLot[] = []
  holds = new Map<string, Hold>()
  awards = new Map<string, Award>()
  held = 0
  debt = 0

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
      taken.push({ lot, points: from })
    }
    return taken
  }

  private giveBack(taken: Taken, now: number): void {
    for (const { lot, points } of taken) {
      lot.left += points
      if (lot.expiresAt <= now) lot.expiresAt = now + GRACE
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

  award(key: string, points: number, now: number, releasesAt: number, expiresAt: number): void {
    const lot = { left: points, pending: releasesAt > now, releasesAt, expiresAt }
    this.lots.push(lot)
    this.awards.set(key, { lot, points, expired: 0, revoked: false })
    if (!lot.pending) this.netInto(lot)
  }

  release(now: number): void {
    for (const lot of this.lots.filter((one) => one.pending && one.left > 0 && one.releasesAt <= now)) {
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
    return this.take(points, now) !== null
  }

  hold(key: string, points: number, now: number): boolean {
    const taken = this.take(points, now)
    if (!taken) return false
    this.holds.set(key, { points, taken, state: 'active', returned: false })
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
    this.giveBack(hold.taken, now)
    return true
  }

  returnSpend(key: string, now: number): boolean {
    const hold = this.holds.get(key)
    if (hold?.state !== 'captured') return false
    if (!hold.returned) this.giveBack(hold.taken, now)
    hold.returned = true
    return true
  }

  revoke(key: string, now: number): boolean {
    const award = this.awards.get(key)
    if (!award) return false
    const target = award.points - award.expired
    if (award.revoked || target === 0) return true
    award.revoked = true
    const { lot } = award
    const own = lot.left
    lot.left = 0
    if (lot.pending) return true
    const other = Math.min(target - own, sum(this.live(now)))
    this.take(other, now)
    this.debt += target - own - other
    return true
  }
}

const sum = (lots: readonly ModelLot[]) => lots.reduce((total, lot) => total + lot.left, 0)
