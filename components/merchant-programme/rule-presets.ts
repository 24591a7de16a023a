import type { z } from 'zod'
import type { ruleDefinitionSchema } from '@/lib/earning/programme/schema'
import type { SegmentCode } from '@/lib/shoppers/segments/rules'

export type DefinitionInput = z.input<typeof ruleDefinitionSchema>

const plain: DefinitionInput = {
  nameZh: '',
  nameEn: '',
  trigger: { kind: 'order-paid' },
  conditions: [],
  reward: { kind: 'fixed', points: 50, per: 'order' },
  scope: 'order',
  base: { after: ['discounts', 'coupons', 'points', 'gift-cards'], taxIncludedBps: 0 },
  limits: { perShopper: [], coolDownHours: null, totalPoints: null },
  budgetId: null,
  lot: null,
  stopsAfter: false,
  priority: 100,
}

/** Rules to begin with, each one sentence long. */
export const presets = {
  blank: plain,
  weekend: {
    ...plain,
    nameZh: '周末双倍',
    nameEn: 'Double on weekends',
    conditions: [{ kind: 'weekday', days: [6, 7] }],
    reward: { kind: 'multiplier', bps: 20_000 },
    limits: { ...plain.limits, perShopper: [{ period: 'day', points: 500, times: null }] },
    priority: 200,
  },
  'first-order': {
    ...plain,
    nameZh: '首单礼',
    nameEn: 'First order',
    conditions: [{ kind: 'first-order' }, { kind: 'order-spend', atLeastMinor: 59_00 }],
    reward: { kind: 'fixed', points: 200, per: 'order' },
  },
  'member-day': {
    ...plain,
    nameZh: '会员日',
    nameEn: 'Members’ day',
    conditions: [{ kind: 'month-day', days: [8, 18, 28] }],
    reward: { kind: 'rate', points: 1, perMinor: 1_00 },
  },
  'month-goal': {
    ...plain,
    nameZh: '月度达标',
    nameEn: 'Monthly goal',
    conditions: [{ kind: 'period-spend', period: 'month', atLeastMinor: 999_00 }],
    reward: { kind: 'fixed', points: 1_000, per: 'order' },
    limits: { ...plain.limits, perShopper: [{ period: 'month', points: null, times: 1 }] },
  },
} as const satisfies Record<string, DefinitionInput>

export type PresetName = keyof typeof presets

const isPreset = (name: string | undefined): name is PresetName => name !== undefined && name in presets

/** A copy of a rule to begin with, or of one that stands. */
export function beginWith(
  preset: string | undefined,
  standing?: unknown,
  { behaviour, segment }: { behaviour?: string | undefined; segment?: SegmentCode | undefined } = {},
): DefinitionInput {
  const begun: DefinitionInput = JSON.parse(JSON.stringify(standing ?? presets[isPreset(preset) ? preset : 'blank']))
  if (standing) return begun
  const conditions = segment
    ? [...begun.conditions, { kind: 'segment' as const, segments: [segment] }]
    : begun.conditions
  return { ...begun, conditions, ...(behaviour && { trigger: { kind: 'behaviour', code: behaviour } }) }
}

type Standing = { state: string; effectiveFrom: Date | null; endsAt: Date | null }

/** When a rule gives that is opened again: a draft as it was left, one that is published from now until its end. */
export function scheduleOf(standing: Standing | undefined): { effectiveFrom: string | null; endsAt: string | null } {
  const isAhead = standing?.state === 'draft' || standing?.state === 'coming'
  return {
    effectiveFrom: (isAhead && standing.effectiveFrom?.toISOString()) || null,
    endsAt: (standing?.state !== 'ended' && standing?.endsAt?.toISOString()) || null,
  }
}
