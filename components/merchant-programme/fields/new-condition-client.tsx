'use client'
import { useTranslations } from 'next-intl'
import { chipStyle } from '@/components/ui/chip-style'
import { useRuleDesk } from '../rule-desk-client'
import { type ConditionInput, useRulePart } from '../rule-field-client'

type Kind = ConditionInput['kind']

/** What each condition begins as. */
const begun = {
  'order-spend': { kind: 'order-spend', atLeastMinor: 99_00 },
  'period-spend': { kind: 'period-spend', period: 'month', atLeastMinor: 999_00 },
  'first-order': { kind: 'first-order' },
  products: { kind: 'products', ids: [], slugs: [] },
  collections: { kind: 'collections', ids: [], slugs: [] },
  weekday: { kind: 'weekday', days: [6, 7] },
  'month-day': { kind: 'month-day', days: [8] },
  hours: { kind: 'hours', fromMinute: 18 * 60, untilMinute: 22 * 60 },
  coupon: { kind: 'coupon', used: true },
  'payment-method': { kind: 'payment-method', methods: ['wechat-pay'] },
  tier: { kind: 'tier', tiers: [] },
  segment: { kind: 'segment', segments: ['lapsed'] },
} as const satisfies Partial<Record<Kind, unknown>>

type Offered = keyof typeof begun

/** The conditions that a rule may still ask for: pressed, one is added and opens. */
export function NewCondition({ onAdded }: { onAdded: (kind: Kind) => void }) {
  const t = useTranslations('points-desk.programme.sentence')
  const { value, set } = useRulePart('conditions')
  const { tiers } = useRuleDesk().facts.subjects
  const left = (Object.keys(begun) as Offered[]).filter(
    (kind) => !value.some((one) => one.kind === kind) && (kind !== 'tier' || tiers.length > 0),
  )
  return (
    <div className="grid gap-2">
      <p className="text-ink-muted text-sm">{t('newLead')}</p>
      <div className="flex flex-wrap gap-2">
        {left.map((kind, place) => (
          <button
            key={kind}
            type="button"
            data-first={place === 0 ? '' : undefined}
            className={chipStyle()}
            onClick={() => {
              set([...value, structuredClone(begun[kind]) as unknown as ConditionInput])
              onAdded(kind)
            }}
          >
            {t(`kinds.${kind}`)}
          </button>
        ))}
      </div>
    </div>
  )
}
