import { floorShare, WHOLE_BPS } from '@/lib/kernel/basis-points'
import { MINOR_PER_UNIT } from '@/lib/kernel/money'

/** What became of the points of one action: between the days that are looked at, and ever. */
export type ActionFlow = {
  action: string
  flow: 'issued' | 'redeemed' | 'returned' | 'expired' | 'taken-back' | 'netted'
  points: number
  costMinor: number
  times: number
  everPoints: number
}

/** What was bought after an action, in orders of these days: at most so many days after it, and more than the step before. */
export type ActionValue = { action: string; withinDays: 30 | 60 | 90; orders: number; goodsMinor: number }

export type ActionKind = 'order' | 'behaviour' | 'campaign' | 'adjustment' | 'other'

/** 'behaviour:review' is a behaviour, called review. */
export function readAction(action: string): { kind: ActionKind; of: string } {
  const [kind = '', ...of] = action.split(':')
  if (kind === 'order' || kind === 'adjustment') return { kind, of: '' }
  if (kind === 'behaviour' || kind === 'campaign') return { kind, of: of.join(':') }
  return { kind: 'other', of: action }
}

export type CostTerms = {
  pointsPerUnit: number
  /** of points that are given, how many are used in the end */
  redemptionBps: number
  /** of what is paid for goods, how much the shop keeps after tax and the goods' cost; null: not known */
  marginBps: number | null
  /** how many days are looked at */
  days: number
}

export type ValueAfter = {
  withinDays: 30 | 60 | 90
  orders: number
  goodsMinor: number
  marginMinor: number | null
  roiBps: number | null
}

/** One line of the cost ledger: what an action gave, what became of it, what that costs, and what was bought after it. */
export type ActionCost = {
  action: string
  kind: ActionKind
  of: string
  times: number
  issued: number
  redeemed: number
  expired: number
  /** taken back, or kept for what its shopper owed */
  takenBack: number
  /** of all that was ever given, what shoppers still have */
  stillOut: number
  /** as if each point that was given were used */
  faceMinor: number
  /** as many as are used in the end */
  expectedMinor: number
  /** what was used in these days: at face value, and what it really cost */
  usedFaceMinor: number
  realisedMinor: number
  perTimeMinor: number | null
  value: ValueAfter[]
}

/** Of the last paid orders: what their goods brought and cost, where the cost is known. */
export type MarginSample = {
  orders: number
  knownMinor: number
  paidMinor: number
  costMinor: number
  taxIncludedBps: number
}

/** What the shop keeps of what is paid for goods, after tax and what they cost; null where no cost is known. */
export function marginBpsOf({ knownMinor, costMinor, taxIncludedBps }: MarginSample): number | null {
  if (knownMinor <= 0) return null
  const beforeTax = Math.floor((knownMinor * WHOLE_BPS) / (WHOLE_BPS + taxIncludedBps))
  return Math.floor(((beforeTax - costMinor) * WHOLE_BPS) / knownMinor)
}

/** Parts of money for parts of points, whole fen each: together they are the worth of all points, exactly. */
export function worthOfEach(points: readonly number[], pointsPerUnit: number): number[] {
  const worth = (sum: number) => Math.floor((sum * MINOR_PER_UNIT) / pointsPerUnit)
  let sum = 0
  return points.map((one) => {
    const before = worth(sum)
    sum += one
    return worth(sum) - before
  })
}

/** The cost ledger, the dearest action first. Its columns add up to the ledger's own, in points and in fen. */
export function costLedger(
  flows: readonly ActionFlow[],
  values: readonly ActionValue[],
  orderTimes: number,
  terms: CostTerms,
): ActionCost[] {
  const actions = [...new Set(flows.map(({ action }) => action))].sort((a, b) => a.localeCompare(b, 'en'))
  const sums = actions.map((action) => sumsOf(flows.filter((one) => one.action === action)))
  const faces = worthOfEach(
    sums.map(({ issued }) => issued),
    terms.pointsPerUnit,
  )
  const used = worthOfEach(
    sums.map(({ redeemed }) => redeemed),
    terms.pointsPerUnit,
  )
  return actions
    .map((action, i): ActionCost => {
      const read = readAction(action)
      const own = sums[i] ?? sumsOf([])
      const times = read.kind === 'order' ? orderTimes : own.times
      const faceMinor = faces[i] ?? 0
      const expectedMinor = floorShare(faceMinor, terms.redemptionBps)
      return {
        action,
        ...read,
        ...own,
        times,
        faceMinor,
        expectedMinor,
        usedFaceMinor: used[i] ?? 0,
        perTimeMinor: times === 0 ? null : Math.round(expectedMinor / times),
        value: valueAfter(
          values.filter((one) => one.action === action),
          expectedMinor,
          terms,
        ),
      }
    })
    .sort((a, b) => b.expectedMinor - a.expectedMinor || b.realisedMinor - a.realisedMinor)
}

function sumsOf(flows: readonly ActionFlow[]) {
  const sum = (what: (one: ActionFlow) => number, ...of: ActionFlow['flow'][]) =>
    flows.reduce((all, one) => (of.includes(one.flow) ? all + what(one) : all), 0)
  const points = (one: ActionFlow) => one.points
  const ever = (one: ActionFlow) => one.everPoints
  return {
    times: sum((one) => one.times, 'issued'),
    issued: sum(points, 'issued'),
    redeemed: sum(points, 'redeemed') - sum(points, 'returned'),
    expired: sum(points, 'expired'),
    takenBack: sum(points, 'taken-back', 'netted'),
    stillOut: sum(ever, 'issued', 'returned') - sum(ever, 'redeemed', 'expired', 'taken-back', 'netted'),
    realisedMinor: sum((one) => one.costMinor, 'redeemed', 'returned'),
  }
}

/**
 * Up to 30, 60 and 90 days after: each holds the ones before it. What is bought in fewer days than that follows mostly points
 * that were given before them, whose cost is not of these days: no return is told then.
 */
function valueAfter(values: readonly ActionValue[], costMinor: number, { marginBps, days }: CostTerms): ValueAfter[] {
  return ([30, 60, 90] as const).map((withinDays) => {
    const within = values.filter((one) => one.withinDays <= withinDays)
    const goodsMinor = within.reduce((sum, one) => sum + one.goodsMinor, 0)
    const marginMinor = marginBps === null ? null : Math.floor((goodsMinor * marginBps) / WHOLE_BPS)
    return {
      withinDays,
      orders: within.reduce((sum, one) => sum + one.orders, 0),
      goodsMinor,
      marginMinor,
      roiBps:
        marginMinor === null || costMinor <= 0 || days < withinDays
          ? null
          : Math.floor((marginMinor * WHOLE_BPS) / costMinor),
    }
  })
}

export type CostTotals = Record<
  | 'issued'
  | 'redeemed'
  | 'expired'
  | 'takenBack'
  | 'stillOut'
  | 'faceMinor'
  | 'expectedMinor'
  | 'usedFaceMinor'
  | 'realisedMinor',
  number
>

/** What all actions come to. */
export function totalOf(rows: readonly ActionCost[]): CostTotals {
  const none: CostTotals = {
    issued: 0,
    redeemed: 0,
    expired: 0,
    takenBack: 0,
    stillOut: 0,
    faceMinor: 0,
    expectedMinor: 0,
    usedFaceMinor: 0,
    realisedMinor: 0,
  }
  const names = Object.keys(none) as (keyof CostTotals)[]
  return rows.reduce(
    (sum, row) => Object.fromEntries(names.map((name) => [name, sum[name] + row[name]])) as CostTotals,
    none,
  )
}
