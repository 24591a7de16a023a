import type { FieldPath } from '@/lib/earning/notes/rules'
import type { ConditionInput } from '../rule-field-client'

/** A part of the rule's sentence: one thing that is tapped to be changed. */
export type PartId =
  | 'names'
  | 'trigger'
  | `if.${ConditionInput['kind']}`
  | 'if.new'
  | 'then'
  | 'most'
  | 'base'
  | 'apart'
  | 'order'
  | 'when'

/** The part in which a note's field stands. */
export function partOfPath(path: FieldPath): PartId {
  switch (path) {
    case 'reward':
      return 'then'
    case 'base':
      return 'base'
    case 'limits.perShopper':
    case 'limits.totalPoints':
      return 'most'
    case 'budgetId':
      return 'apart'
    case 'priority':
    case 'stopsAfter':
      return 'order'
    case 'effectiveFrom':
    case 'endsAt':
      return 'when'
    default:
      return path.replace('conditions.', 'if.') as PartId
  }
}

/** The fields that a part holds. */
export function pathsOf(part: PartId): FieldPath[] {
  const all: FieldPath[] = [
    'reward',
    'base',
    'limits.perShopper',
    'limits.totalPoints',
    'budgetId',
    'priority',
    'stopsAfter',
    'effectiveFrom',
    'endsAt',
  ]
  return part.startsWith('if.')
    ? [part.replace('if.', 'conditions.') as FieldPath]
    : all.filter((one) => partOfPath(one) === part)
}

type Wrong = {
  definition?: Record<string, unknown> | undefined
  effectiveFrom?: unknown
  endsAt?: unknown
}

const DEFINITION: Readonly<Record<string, PartId>> = {
  nameZh: 'names',
  nameEn: 'names',
  trigger: 'trigger',
  reward: 'then',
  base: 'base',
  limits: 'most',
  budgetId: 'apart',
  lot: 'apart',
  priority: 'order',
  stopsAfter: 'order',
}

/** The parts in which something is wrong, in the order in which the sentence is read. */
export function wrongParts(
  { definition = {}, effectiveFrom, endsAt }: Wrong,
  conditions: readonly ConditionInput[],
): PartId[] {
  const of = (key: string) => (definition[key] ? [DEFINITION[key]] : [])
  const wrongAt = definition.conditions as readonly unknown[] | undefined
  const goods = conditions.find((one) => one.kind === 'products' || one.kind === 'collections')
  return [
    ...of('nameZh'),
    ...of('nameEn'),
    ...of('trigger'),
    ...conditions.flatMap((one, place) => (wrongAt?.[place] ? [`if.${one.kind}` as const] : [])),
    ...(definition.scope && goods ? [`if.${goods.kind}` as const] : []),
    ...['reward', 'limits', 'base', 'budgetId', 'lot', 'priority', 'stopsAfter'].flatMap(of),
    ...(effectiveFrom || endsAt ? (['when'] as const) : []),
  ].filter((part): part is PartId => part !== undefined)
}
