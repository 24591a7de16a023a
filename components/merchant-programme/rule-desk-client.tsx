'use client'
import { createContext, type ReactNode, use, useDeferredValue, useMemo } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import type { LintFacts } from '@/lib/earning/lint/queries'
import { lintRule, roomIn } from '@/lib/earning/lint/rules'
import type { FieldPath, LintNote } from '@/lib/earning/notes/rules'
import type { RuleDefinition } from '@/lib/earning/programme/rules'
import { ruleDefinitionSchema } from '@/lib/earning/programme/schema'
import type { RuleInput } from './rule-field-client'

export type TriggerChoice = { code: string; nameZh: string; nameEn: string }
export type RuleShop = { currency: string; timeZone: string; today: string }

type RuleDesk = {
  facts: LintFacts
  shop: RuleShop
  /** what a rule may thank for, besides an order that is paid */
  behaviours: readonly TriggerChoice[]
  /** the rule as it is written now; null while something is missing */
  rule: RuleDefinition | null
  notes: readonly LintNote[]
}

const DeskContext = createContext<RuleDesk | null>(null)

/** What every part of the editor looks at: the rule as it is written, and what is to be thought of at which field. */
export function RuleDeskProvider({
  facts,
  shop,
  behaviours,
  children,
}: Pick<RuleDesk, 'facts' | 'shop' | 'behaviours'> & { children: ReactNode }) {
  const { control } = useFormContext<RuleInput>()
  const [definition, effectiveFrom, endsAt] = useWatch({ control, name: ['definition', 'effectiveFrom', 'endsAt'] })
  const written = useDeferredValue(JSON.stringify({ definition, effectiveFrom, endsAt }))
  const desk = useMemo(() => {
    const stated: Pick<RuleInput, 'definition' | 'effectiveFrom' | 'endsAt'> = JSON.parse(written)
    const read = ruleDefinitionSchema.safeParse(stated.definition)
    if (!read.success) return { facts, shop, behaviours, rule: null, notes: [] }
    const day = (text: string | null) => (text ? new Date(text) : null)
    const schedule = {
      effectiveFrom: day(stated.effectiveFrom),
      endsAt: day(stated.endsAt),
      now: new Date(facts.now),
      timeZone: facts.timeZone,
    }
    return {
      facts,
      shop,
      behaviours,
      rule: read.data,
      notes: lintRule(read.data, { ...facts, schedule, budgetRoom: roomIn(facts, read.data) }),
    }
  }, [facts, shop, behaviours, written])
  return <DeskContext value={desk}>{children}</DeskContext>
}

export function useRuleDesk(): RuleDesk {
  const desk = use(DeskContext)
  if (!desk) throw new Error('the rule’s desk stands around its fields')
  return desk
}

/** What is to be thought of at some fields. */
export function useNotesAt(paths: readonly FieldPath[]): LintNote[] {
  return useRuleDesk().notes.filter((one) => paths.includes(one.path))
}
