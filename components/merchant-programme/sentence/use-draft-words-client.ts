'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useRuleWords } from '@/components/points/rule-words'
import type { LintFacts } from '@/lib/earning/lint/queries'
import { conditionSchema, lotSchema, rewardSchema } from '@/lib/earning/programme/schema'
import { formatDate } from '@/lib/i18n/format'
import type { TriggerChoice } from '../rule-desk-client'
import type { ConditionInput } from '../rule-field-client'
import type { DefinitionInput } from '../rule-presets'

/** The parts of a rule in words while they are still being written: what is not whole yet is called by its name. */
export function useDraftWords() {
  const t = useTranslations('points-desk.programme.sentence')
  const words = useRuleWords()
  const locale = useLocale()
  const comma = t('comma')
  return {
    trigger: (one: DefinitionInput['trigger'], behaviours: readonly TriggerChoice[]): string => {
      if (one.kind === 'order-paid') return t('orderPaid')
      const known = behaviours.find(({ code }) => code === one.code)
      return t('behaviour', { name: known ? (locale === 'en' ? known.nameEn : known.nameZh) : one.code })
    },
    condition: (one: ConditionInput): string => {
      const read = conditionSchema.safeParse(one)
      return read.success ? words.condition(read.data) : `${t(`kinds.${one.kind}`)} …`
    },
    reward: (one: DefinitionInput['reward']): string => {
      const read = rewardSchema.safeParse(one)
      return read.success ? words.reward(read.data) : t('noReward')
    },
    limits: (limits: DefinitionInput['limits']): string => words.limits(limits).join(comma),
    apart: ({ budgetId, lot }: Pick<DefinitionInput, 'budgetId' | 'lot'>, budgets: LintFacts['budgets']): string => {
      const budget = budgets.find((one) => one.id === budgetId)
      const own = lotSchema.safeParse(lot)
      return [
        ...(budget ? [t('outOf', { budget: locale === 'en' ? budget.titleEn : budget.titleZh })] : []),
        ...(own.success ? words.apart(own.data) : lot ? ['…'] : []),
      ].join(comma)
    },
    when: (from: string | null, until: string | null): string =>
      [
        from ? t('from', { day: formatDate(new Date(from), locale) }) : t('fromNow'),
        // the first instant after the last day
        until ? t('until', { day: formatDate(new Date(Date.parse(until) - 1), locale) }) : t('always'),
      ].join(comma),
    base: ({ after, taxIncludedBps }: DefinitionInput['base']): string =>
      [
        after.length > 0
          ? t('baseAfter', { what: after.map((one) => t(`off.${one}`)).join(t('listComma')) })
          : t('baseAll'),
        ...(taxIncludedBps > 0 ? [t('baseTax')] : []),
      ].join(comma),
    order: ({ priority, stopsAfter }: Pick<DefinitionInput, 'priority' | 'stopsAfter'>): string =>
      [t('rank', { rank: shownRank(priority) }), ...(stopsAfter ? [t('stops')] : [])].join(comma),
  }
}

const shownRank = (priority: number) => (Number.isNaN(priority) ? '…' : String(priority))
