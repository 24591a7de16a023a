export type FieldChange = { field: string; before: unknown; after: unknown }

type Fields = Record<string, unknown>

/** What a change touched, field by field, fields inside fields by their path; what stayed as it was is left out. */
export function changedFields(before: Fields | null, after: Fields | null): FieldChange[] {
  const [old, fresh] = [flatten(before ?? {}), flatten(after ?? {})]
  const names = [...new Set([...old.keys(), ...fresh.keys()])]
  return names
    .map((field) => ({ field, before: old.get(field) ?? null, after: fresh.get(field) ?? null }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after))
}

function flatten(value: Fields, prefix = ''): Map<string, unknown> {
  const flat = new Map<string, unknown>()
  for (const [name, inner] of Object.entries(value)) {
    if (isFields(inner)) for (const [path, leaf] of flatten(inner, `${prefix}${name}.`)) flat.set(path, leaf)
    else flat.set(prefix + name, inner)
  }
  return flat
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
