import type { DefinitionInput } from '../rule-presets'

type Stated = DefinitionInput & { endsAt: string | null }

/** The parts of a rule in which two versions differ; how goods are called today is no difference. */
export function changedParts(was: Stated, is: Stated): string[] {
  const kinds = [...new Set([...was.conditions, ...is.conditions].map((one) => one.kind))]
  const conditionOf = (of: Stated, kind: string) => plain(of.conditions.find((one) => one.kind === kind))
  const parts: [string, unknown, unknown][] = [
    ['names', [was.nameZh, was.nameEn], [is.nameZh, is.nameEn]],
    ...kinds.map((kind): [string, unknown, unknown] => [`if.${kind}`, conditionOf(was, kind), conditionOf(is, kind)]),
    ['scope', was.scope, is.scope],
    ['then', was.reward, is.reward],
    ['most', was.limits, is.limits],
    ['base', [sorted(was.base.after), was.base.taxIncludedBps], [sorted(is.base.after), is.base.taxIncludedBps]],
    ['apart', [was.budgetId, was.lot], [is.budgetId, is.lot]],
    ['order', [was.priority, was.stopsAfter], [is.priority, is.stopsAfter]],
    ['until', instant(was.endsAt), instant(is.endsAt)],
  ]
  return parts.filter(([, before, after]) => JSON.stringify(before) !== JSON.stringify(after)).map(([part]) => part)
}

const sorted = (words: readonly string[]) => [...words].sort()
const instant = (at: string | null) => (at ? new Date(at).toISOString() : null)

function plain(one: DefinitionInput['conditions'][number] | undefined): unknown {
  if (!one || (one.kind !== 'products' && one.kind !== 'collections')) return one
  return [one.kind, sorted(one.ids?.length ? one.ids : (one.slugs ?? []))]
}
