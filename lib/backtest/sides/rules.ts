import { inRank, type Rule, type RuleDefinition, type Programme as RuleProgramme } from '@/lib/earning/programme/rules'
import { type EarningTerms, programmeOf } from '@/lib/earning/rules'
import type { SpendingTerms } from '@/lib/points/rules'
import { type Programme, programmeOfRules } from '../rules'

/** What is tried: the programme in force, with one rule put into it as it is written down now, or taken out of it. */
export type Change = { kind: 'live' } | { kind: 'with'; ruleId: string } | { kind: 'without'; ruleId: string }

/** One rule of a programme that was tried, by its name. */
export type NamedRule = { id: string; version: number; nameZh: string; nameEn: string }

/** A programme as it was tried: everything that decides what it gives. */
export type Side = {
  change: Change
  /** the rule that was put in or taken out */
  named: NamedRule | null
  termsVersion: number
  earning: Omit<EarningTerms, 'versionId' | 'live'>
  spending: SpendingTerms
  rules: readonly Rule[]
}

export type LiveProgramme = { termsVersion: number; earning: EarningTerms; spending: SpendingTerms }
export type WrittenRule = { id: string; version: number; definition: RuleDefinition }

/** The programme in force with a change made to it; null: there is no such rule to put in or take out. */
export function sideOf(change: Change, live: LiveProgramme, written: WrittenRule | null): Side | null {
  const { termsVersion, spending } = live
  const { versionId: _, live: standing, ...earning } = live.earning
  const rules = standing?.rules ?? []
  const side = { change, termsVersion, earning, spending }
  if (change.kind === 'live') return { ...side, named: null, rules }
  const others = rules.filter(({ id }) => id !== change.ruleId)
  if (change.kind === 'without') {
    const gone = rules.find(({ id }) => id === change.ruleId)
    return gone ? { ...side, named: named(gone), rules: others } : null
  }
  if (!written || written.id !== change.ruleId) return null
  const { id, version, definition } = written
  const put: Rule = { ...definition, id, version, startsAt: null, endsAt: null }
  return { ...side, named: named(put), rules: inRank([...others, put]) }
}

const named = ({ id, version, nameZh, nameEn }: Rule): NamedRule => ({ id, version, nameZh, nameEn })

/** A side as a programme to replay: as if it had stood from the beginning, for what is asked is what it would have given. */
export function programmeOfSide(
  { termsVersion, earning, spending, rules }: Side,
  name: string,
  timeZone: string,
): Programme {
  const always = rules.map((rule) => ({ ...rule, startsAt: null, endsAt: null }))
  const live = { rules: always, timeZone, readAt: new Date(0).toISOString() }
  const programme: RuleProgramme = programmeOf({ ...earning, versionId: termsVersion, live })
  return programmeOfRules(name, programme, { pending: earning.pending, expiry: earning.expiry, spending })
}

/** Whether two sides are the same programme. */
export const isSame = (one: Change, other: Change): boolean =>
  one.kind === other.kind && (one.kind === 'live' || (other.kind !== 'live' && one.ruleId === other.ruleId))
