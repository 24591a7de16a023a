import { today } from '@/lib/points/ledger.fixture'
import { idleEnd, ModelAccount, type ModelTerms } from '@/lib/points/ledger-model.fixture'
import { type Adjustment, Desk, type Merge, merge, unmerge } from './desk'
import type { Of, Step } from './steps'

/** What the database is asked, and what the clerk says of it. */
export type Asked = { ask: Record<string, unknown>; expected: string }

type Keyed = { key: string; of: ModelAccount }

const DAY = 86_400_000
const dayOf = (day: number) => (day === Infinity ? null : new Date(today.getTime() + day * DAY).toISOString())

/** One person with two accounts, and what a shop does with their points: the clerk's side of it. */
class Life {
  accounts = [new ModelAccount(), new ModelAccount()] as const
  desk = new Desk()
  budget = { left: 0 }
  asked: Asked[] = []
  private awards: Keyed[] = []
  private holds: Keyed[] = []
  private spends: { key: string; points: number; who: number }[] = []
  private adjustments: Adjustment[] = []
  private merges: Merge[] = []
  private now = 0

  /** The ids of the two accounts: rows by hand go in their order. */
  constructor(private readonly ids: readonly [string, string]) {}

  /** Writes a command down with all that stands after it. */
  private say(ask: Record<string, unknown>, done: boolean | string): void {
    const balances = this.accounts.map((one) => `${one.available} ${one.pending} ${one.held} ${one.debt}`)
    const says = typeof done === 'string' ? done : done ? 'done' : 'refused'
    const expected = [says, ...balances, this.budget.left, this.desk.goodwill.left].join(' | ')
    this.asked.push({ ask: { ...ask, at: dayOf(this.now) }, expected })
  }

  /** Somebody whose account was closed by a merge uses the one that is left. */
  private user(who: 0 | 1) {
    const { owner } = this.accounts[who]
    return { account: owner, who: owner === this.accounts[0] ? 0 : 1 }
  }

  private earn(key: string, one: Of<'award' | 'pending' | 'idle' | 'event'>): void {
    const { now } = this
    const { account, who } = this.user(one.who)
    const days = 'days' in one ? one.days : 0
    const terms: ModelTerms =
      one.do === 'idle'
        ? { releasesAt: now, expiresAt: idleEnd(now, days), idle: days }
        : one.do === 'event'
          ? { releasesAt: null, expiresAt: Infinity }
          : { releasesAt: one.do === 'award' ? now : now + 7, expiresAt: now + days }
    const lot = one.do === 'event' ? { releaseOn: 'delivered' } : one.do === 'idle' ? { idleDays: days } : null
    this.awards.push({ key, of: account })
    account.award(key, one.amount, now, terms)
    const releasesAt = terms.releasesAt === null ? null : dayOf(terms.releasesAt)
    this.say({ do: 'award', who, key, points: one.amount, releasesAt, expiresAt: dayOf(terms.expiresAt), lot }, true)
  }

  /** Out of a budget: with too little in it nothing is given. */
  private campaign(key: string, { who: first, amount, days, isPending }: Of<'campaign'>): void {
    const { account, who } = this.user(first)
    const releasesAt = isPending ? this.now + 7 : this.now
    const isCovered = this.budget.left >= amount
    if (isCovered) {
      this.budget.left -= amount
      this.awards.push({ key, of: account })
      account.award(key, amount, this.now, { releasesAt, expiresAt: this.now + days, budget: this.budget })
    }
    const ends = { releasesAt: dayOf(releasesAt), expiresAt: dayOf(this.now + days) }
    this.say({ do: 'campaign', who, key, points: amount, ...ends }, isCovered)
  }

  /** An order's award of several lots; of what its budget can't pay nothing is given. */
  private order(key: string, { who: first, lots }: Of<'order'>): void {
    const { account, who } = this.user(first)
    const given = lots.flatMap(({ amount: points, days, isPending, isPaid }) => {
      if (isPaid && this.budget.left < points) return []
      if (isPaid) this.budget.left -= points
      const releasesAt = isPending ? this.now + 7 : this.now
      return [{ points, releasesAt, expiresAt: this.now + days, budget: isPaid ? this.budget : null }]
    })
    if (given.length === 0) return
    this.awards.push({ key, of: account })
    account.awardLots(key, given, this.now)
    const asked = given.map(({ points, releasesAt, expiresAt, budget }) => ({
      points,
      releasesAt: dayOf(releasesAt),
      expiresAt: dayOf(expiresAt),
      isPaid: budget !== null,
    }))
    this.say({ do: 'order', who, key, lots: asked }, true)
  }

  private fund(key: string, { points }: Of<'fund'>): void {
    const done = points !== 0 && this.budget.left + points >= 0
    if (done) this.budget.left += points
    this.say({ do: 'fund', key, points }, done)
  }

  private draw(key: string, { do: kind, amount: points, who: first }: Of<'hold' | 'spend'>): void {
    const { account, who } = this.user(first)
    const done = kind === 'spend' ? account.spend(points, this.now) : account.hold(key, points, this.now)
    if (done && kind === 'spend') this.spends.push({ key, points, who })
    if (done && kind === 'hold') this.holds.push({ key, of: account })
    this.say({ do: kind, who, key, points }, done)
  }

  private undo(as: string, one: Of<'return' | 'revoke'>): void {
    const { now } = this
    const from = one.do === 'return' ? this.holds : this.awards
    const { key, of } = from[one.which % Math.max(1, from.length)] ?? { key: `${as}:none`, of: new ModelAccount() }
    const whole = (one.do === 'return' ? of.holds.get(key) : of.awards.get(key))?.points ?? 0
    const done = one.do === 'return' ? of.returnSpend(key, one.share, now) : of.revoke(key, one.share, now)
    this.say({ do: one.do, key, as, points: Math.floor(whole * one.share) }, done)
  }

  private decide(key: string, one: Of<'capture' | 'release-hold' | 'deliver' | 'again'>): void {
    if (one.do === 'again') {
      // a spend that went through, asked again under its key: the same answer, and nothing moves
      const spend = this.spends[one.which]
      if (spend) this.say({ do: 'spend', ...spend }, true)
      return
    }
    if (one.do === 'deliver') {
      const award = this.awards[one.which % Math.max(1, this.awards.length)]
      if (!award) return
      award.of.deliver(award.key, this.now, one.days)
      this.say({ do: 'deliver', key: award.key, expiry: { kind: 'rolling-days', days: one.days } }, true)
      return
    }
    const held = this.holds[one.which % Math.max(1, this.holds.length)] ?? {
      key: `${key}:none`,
      of: new ModelAccount(),
    }
    const done = one.do === 'capture' ? held.of.capture(held.key) : held.of.releaseHold(held.key, this.now)
    this.say({ do: one.do, key: held.key }, done)
  }

  private adjust(key: string, { rows, days }: Of<'adjust'>): void {
    const meant = rows.flatMap((points, who) => (points ? [{ who, points }] : []))
    if (meant.length === 0) return
    const inOrder = meant.toSorted((a, b) => ((this.ids[a.who] ?? '') < (this.ids[b.who] ?? '') ? -1 : 1))
    const named = inOrder.map(({ who, points }) => ({ account: this.accounts[who === 0 ? 0 : 1], points }))
    const made = this.desk.propose(key, named, this.now, days)
    if (made) this.adjustments.push(made)
    this.say({ do: 'adjust', key, rows: meant, days }, made?.state ?? false)
  }

  private ofAdjustment({ do: what, which }: Of<'agree' | 'decline' | 'undo'>): void {
    const made = this.adjustments[which % Math.max(1, this.adjustments.length)]
    const done = what === 'undo' ? this.desk.undo(made, this.now) : this.desk.decide(made, what === 'agree', this.now)
    this.say({ do: what, key: made?.key ?? 'none' }, done)
  }

  private ofMerge(key: string, one: Of<'merge' | 'unmerge'>): void {
    if (one.do === 'unmerge') {
      const made = this.merges[one.which % Math.max(1, this.merges.length)]
      return this.say({ do: 'unmerge', key: made?.key ?? 'none' }, unmerge(made, this.now))
    }
    const made = merge(key, this.accounts[one.who], this.accounts[one.who === 0 ? 1 : 0], this.now)
    if (made) this.merges.push(made)
    this.say({ do: 'merge', who: one.who, key }, made !== null)
  }

  live(key: string, one: Step): void {
    switch (one.do) {
      case 'award':
      case 'pending':
      case 'idle':
      case 'event':
        return this.earn(key, one)
      case 'campaign':
        return this.campaign(key, one)
      case 'order':
        return this.order(key, one)
      case 'fund':
        return this.fund(key, one)
      case 'hold':
      case 'spend':
        return this.draw(key, one)
      case 'return':
      case 'revoke':
        return this.undo(key, one)
      case 'release':
      case 'expire':
        for (const account of this.accounts) account[one.do](this.now)
        return this.say({ do: one.do }, true)
      case 'adjust':
        return this.adjust(key, one)
      case 'agree':
      case 'decline':
      case 'undo':
        return this.ofAdjustment(one)
      case 'merge':
      case 'unmerge':
        return this.ofMerge(key, one)
      case 'wait':
        this.now += one.days
        return
      default:
        return this.decide(key, one)
    }
  }
}

/** The clerk's side: every step as a command, with all that must stand after it. */
export function reckon(ids: readonly [string, string], steps: readonly Step[]): Life {
  const life = new Life(ids)
  for (const [i, one] of steps.entries()) life.live(`${ids[0]}:${i}`, one)
  return life
}
