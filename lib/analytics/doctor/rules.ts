import { WHOLE_BPS } from '@/lib/kernel/basis-points'
import { floorFraction } from '@/lib/kernel/fraction'
import { NEAR_BPS, type Pace } from '@/lib/plan/rules'
import { type Alarm, type Bands, rateBps, zoneOf } from '../points/rules'

/** What the doctor looks at: counted of the shop as it is now. */
export type Facts = {
  bands: Bands
  /** of what is given, how much is used in the end; null: too young to tell */
  redemptionBps: number | null
  alarm: Alarm
  /** who was ever given a point; of them, who used any in ninety days, whatever days the page looks at */
  holders: number
  users: number
  /** the cheapest reward that can be had, and how many shoppers have enough for it now; null: there is none */
  cheapestPoints: number | null
  able: number
  /** used in ninety days: as money at checkout, and on rewards and draws */
  spentPoints: number
  claimedPoints: number
  plan: (Pace & { poolPoints: number; yearDaysLeft: number }) | null
  availablePoints: number
  /** of these, what ends within thirty days */
  expiringPoints: number
  soldOut: readonly { rewardId: string; titleZh: string; titleEn: string; wishes: number }[]
  lowPools: readonly { name: string; left: number }[]
  /** friends of ninety days that were decided or held, and those of them that look like nobody's friend */
  invites: { decided: number; doubtful: number }
}

/** What is done about it: each has a place in the console where it is pulled. */
export type Lever =
  | 'cheaper-reward'
  | 'first-reward'
  | 'other-rewards'
  | 'show-points'
  | 'dearer-rewards'
  | 'spending-terms'
  | 'earning'
  | 'plan'
  | 'expiry-campaign'
  | 'stock'
  | 'codes'
  | 'invites'

/** What pulling a lever would do is simulated for these. */
export type Trial = 'rung' | 'dearer' | 'bound' | 'usage' | 'pace' | 'expiring'

export type Finding = {
  code: string
  tone: 'danger' | 'warning' | 'info'
  lever: Lever
  trial: Trial | null
  values: Readonly<Record<string, number | string>>
  subject?: { id: string; titleZh: string; titleEn: string }
}

const HALF_BPS = WHOLE_BPS / 2
// so much of all that can be used ends within thirty days
const MUCH_ENDS_BPS = 1_000
// so many friends of whom something is wrong, and not of a handful
const DOUBTFUL_BPS = 2_000
const FEWEST_FRIENDS = 10

const share = (part: number, whole: number) => rateBps(part, whole) ?? 0

/** Every number that is out of its bounds, with the reason that the shop's own figures give; the gravest first. */
export function diagnose(facts: Facts): Finding[] {
  const order = { danger: 0, warning: 1, info: 2 }
  const found = [
    ...ofRedemption(facts),
    ...ofUsage(facts),
    ...ofAlarm(facts),
    ...ofPlan(facts),
    ...ofExpiry(facts),
    ...ofShelf(facts),
    ...ofInvites(facts),
  ]
  return found.sort((a, b) => order[a.tone] - order[b.tone])
}

const isInvisible = ({ holders, users, able, bands }: Facts) =>
  able * 2 >= holders && share(users, holders) < bands.usageLowBps

/** Low: they can't afford anything, or they could and don't look, or they look and don't want what there is. */
function ofRedemption(facts: Facts): Finding[] {
  const { redemptionBps, bands, cheapestPoints, holders, able, users, spentPoints, claimedPoints } = facts
  if (redemptionBps === null) return []
  const zone = zoneOf(redemptionBps, bands)
  const values = { rate: redemptionBps, bound: bands.lowBps }
  const claimed = share(claimedPoints, spentPoints + claimedPoints)
  if (zone === 'warn') {
    const high = { tone: 'warning', values: { ...values, bound: bands.warnBps, claimed } } as const
    // the lever is where most of them go: to rewards, or to the till
    return claimed >= HALF_BPS
      ? [{ ...high, code: 'redemption-high', lever: 'dearer-rewards', trial: 'dearer' }]
      : [{ ...high, code: 'redemption-high', lever: 'spending-terms', trial: 'bound' }]
  }
  if (zone !== 'low') return []
  const low = { tone: 'warning', trial: 'rung' } as const
  if (cheapestPoints === null) return [{ ...low, code: 'no-rewards', lever: 'first-reward', values }]
  const ableBps = share(able, holders)
  if (ableBps < HALF_BPS)
    return [
      {
        ...low,
        code: 'cannot-afford',
        lever: 'cheaper-reward',
        values: { ...values, share: WHOLE_BPS - ableBps, points: cheapestPoints },
      },
    ]
  if (isInvisible(facts))
    return [
      {
        ...low,
        code: 'points-unseen',
        lever: 'show-points',
        trial: 'usage',
        values: { ...values, able: ableBps, users: share(users, holders) },
      },
    ]
  return [
    {
      ...low,
      code: 'rewards-unwanted',
      lever: 'other-rewards',
      values: { ...values, able: ableBps, claimed },
    },
  ]
}

function ofUsage(facts: Facts): Finding[] {
  const { holders, users, bands, redemptionBps, able } = facts
  const usage = rateBps(users, holders)
  if (usage === null || usage >= bands.usageLowBps) return []
  // the same thing is not said twice; and where too much is used nobody is called to use more
  if (redemptionBps !== null && ['low', 'warn'].includes(zoneOf(redemptionBps, bands))) return []
  const values = { rate: usage, bound: bands.usageLowBps, able: share(able, holders) }
  return [{ code: 'usage-low', tone: 'info', lever: 'show-points', trial: 'usage', values }]
}

function ofAlarm({ alarm }: Facts): Finding[] {
  if (alarm.state !== 'alarm') return []
  const { issuedPoints, usedPoints, expectedPoints, shareBps } = alarm
  const values = { issued: issuedPoints, used: usedPoints, expected: expectedPoints, share: shareBps }
  return [{ code: 'piling-up', tone: 'danger', lever: 'other-rewards', trial: 'rung', values }]
}

function ofPlan({ plan }: Facts): Finding[] {
  if (!plan || plan.paceBps === null) return []
  const { paceBps, plannedPoints, issuedPoints, daysLeft, yearDaysLeft } = plan
  const values = { planned: plannedPoints, issued: issuedPoints, off: Math.abs(paceBps - WHOLE_BPS) }
  const off = Math.abs(paceBps - WHOLE_BPS) > NEAR_BPS
  const pace: Finding[] = off
    ? [
        paceBps < WHOLE_BPS
          ? { code: 'plan-too-hard', tone: 'info', lever: 'earning', trial: 'pace', values }
          : { code: 'plan-cost-risk', tone: 'warning', lever: 'earning', trial: 'pace', values },
      ]
    : []
  const ends: Finding[] =
    daysLeft !== null && daysLeft < yearDaysLeft
      ? [
          {
            code: 'budget-ends',
            tone: 'danger',
            lever: 'plan',
            trial: 'pace',
            values: { days: daysLeft, rest: yearDaysLeft },
          },
        ]
      : []
  return [...pace, ...ends]
}

function ofExpiry({ availablePoints, expiringPoints }: Facts): Finding[] {
  const bps = share(expiringPoints, availablePoints)
  if (bps < MUCH_ENDS_BPS) return []
  const values = { share: bps, points: expiringPoints }
  return [{ code: 'expiring-much', tone: 'warning', lever: 'expiry-campaign', trial: 'expiring', values }]
}

function ofShelf({ soldOut, lowPools }: Facts): Finding[] {
  return [
    ...soldOut.map(
      ({ rewardId: id, wishes, ...title }): Finding => ({
        code: 'sold-out',
        tone: 'warning',
        lever: 'stock',
        trial: null,
        values: { wishes },
        subject: { id, ...title },
      }),
    ),
    ...lowPools.map(
      ({ name, left }): Finding => ({
        code: 'pool-low',
        tone: left === 0 ? 'danger' : 'warning',
        lever: 'codes',
        trial: null,
        values: { name, left },
      }),
    ),
  ]
}

function ofInvites({ invites: { decided, doubtful } }: Facts): Finding[] {
  const bps = share(doubtful, decided)
  if (decided < FEWEST_FRIENDS || bps < DOUBTFUL_BPS) return []
  const values = { share: bps, doubtful, decided }
  return [{ code: 'invites-doubtful', tone: 'danger', lever: 'invites', trial: null, values }]
}

export type UsageTrial = { users: number; points: number; plusBps: number | null }

/**
 * When as many shoppers used points in ninety days as the band asks for, each as much as those do who do: the rate of cohorts
 * would grow as they would, to the whole at most. Null while nobody uses any, for then nobody can tell.
 */
export function usageTrial({
  holders,
  users,
  bands,
  spentPoints,
  claimedPoints,
  redemptionBps,
}: Facts): UsageTrial | null {
  if (users === 0) return null
  const more = Math.max(0, floorFraction(holders, bands.usageLowBps, WHOLE_BPS) - users)
  const used = Math.max(0, spentPoints + claimedPoints)
  return {
    users: more,
    points: floorFraction(more, used, users),
    plusBps:
      redemptionBps === null
        ? null
        : Math.min(Math.max(0, WHOLE_BPS - redemptionBps), floorFraction(redemptionBps, more, users)),
  }
}
