'use client'
import { useController, useFormContext } from 'react-hook-form'
import type { z } from 'zod'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import type { writeRuleSchema } from '@/lib/earning/programme/schema'
import type { DefinitionInput } from './rule-presets'

export type RuleInput = z.input<typeof writeRuleSchema>

type Issues = { [key: string]: Issues | undefined } & { type?: string; message?: string }

/** One part of the rule, changed as a whole: what it is, how to change it, and what is wrong with a place in it. */
export function useRulePart<K extends 'reward' | 'conditions' | 'limits' | 'scope' | 'base' | 'budgetId' | 'lot'>(
  part: K,
) {
  const { control } = useFormContext<RuleInput>()
  const errorOf = useFieldErrors()
  const { field, fieldState } = useController({ control, name: `definition.${part}` as 'definition.reward' })
  const issues = fieldState.error as unknown as Issues | undefined
  return {
    value: field.value as unknown as DefinitionInput[K],
    set: (value: DefinitionInput[K]) => field.onChange(value),
    errorAt: (...path: (string | number)[]) =>
      errorOf(path.reduce<Issues | undefined>((found, key) => found?.[String(key)], issues)),
  }
}

export type ConditionInput = DefinitionInput['conditions'][number]
type Kind = ConditionInput['kind']

/** One condition of the rule by its kind: there at most once, or not at all. */
export function useCondition<K extends Kind>(kind: K) {
  const { value, set, errorAt } = useRulePart('conditions')
  const place = value.findIndex((one) => one.kind === kind)
  return {
    value: value[place] as Extract<ConditionInput, { kind: K }> | undefined,
    put: (next: Extract<ConditionInput, { kind: K }> | null) =>
      set(
        next
          ? place < 0
            ? [...value, next]
            : value.map((one) => (one.kind === kind ? next : one))
          : value.filter((one) => one.kind !== kind),
      ),
    error: (...key: string[]) => (place < 0 ? undefined : errorAt(place, ...key)),
  }
}

/** A whole number out of a field; nothing typed is nothing, which the schema names. */
export const numberOf = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text))
export const numberOrNull = (text: string): number | null => (text.trim() === '' ? null : Number(text))
export const shown = (value: number | null): string => (value === null || Number.isNaN(value) ? '' : String(value))
