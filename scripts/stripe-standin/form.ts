import { invalid, missing } from './api-error'

export type FormValue = string | FormValue[] | { [key: string]: FormValue }
export type Params = { [key: string]: FormValue }

const MAX_DEPTH = 8

/** Reads `a[b][0][c]=1` as Stripe does: nested objects, and lists where every key is an index. */
export function parseForm(body: string): Params {
  const root: Params = Object.create(null)
  for (const [key, value] of new URLSearchParams(body)) {
    const path = key.replaceAll(']', '').split('[')
    if (path.length > MAX_DEPTH) throw invalid(`Received a parameter that is nested too deep: ${path[0]}`)
    let at: Params = root
    for (const step of path.slice(0, -1)) {
      const next = (at[step] ??= Object.create(null))
      if (typeof next === 'string' || Array.isArray(next)) throw invalid(`Invalid object: ${key}`, { param: key })
      at = next
    }
    at[path.at(-1) ?? key] = value
  }
  return Object.fromEntries(Object.entries(root).map(([key, value]) => [key, withLists(value)]))
}

function withLists(value: FormValue): FormValue {
  if (typeof value === 'string' || Array.isArray(value)) return value
  const entries = Object.entries(value)
  const isList = entries.length > 0 && entries.every(([key]) => key === '' || /^\d+$/.test(key))
  return isList
    ? entries.map(([, item]) => withLists(item))
    : Object.fromEntries(entries.map(([key, item]) => [key, withLists(item)]))
}

export function textOf(params: Params, name: string): string | null {
  const value = params[name]
  if (value === undefined || value === '') return null
  if (typeof value !== 'string') throw invalid(`Invalid string: ${name}`, { param: name })
  return value
}

export function neededText(params: Params, name: string): string {
  const value = textOf(params, name)
  if (value === null) throw missing(name)
  return value
}

export function wholeOf(params: Params, name: string, param = name): number | null {
  const value = textOf(params, name)
  if (value === null) return null
  if (!/^-?\d{1,12}$/.test(value))
    throw invalid(`Invalid integer: ${value}`, { param, code: 'parameter_invalid_integer' })
  return Number(value)
}

export function groupOf(params: Params, name: string): Params {
  const value = params[name]
  if (value === undefined || value === '') return {}
  if (typeof value === 'string' || Array.isArray(value)) throw invalid(`Invalid object: ${name}`, { param: name })
  return value
}

export function listOf(params: Params, name: string): FormValue[] {
  const value = params[name]
  if (value === undefined || value === '') return []
  if (!Array.isArray(value)) throw invalid(`Invalid array: ${name}`, { param: name })
  return value
}

/** Stripe's limits: 50 keys, names of 40 characters, values of 500. */
export function metadataOf(params: Params, name = 'metadata'): Record<string, string> {
  const entries = Object.entries(groupOf(params, name))
  if (entries.length > 50) throw invalid('You can have up to 50 metadata keys.', { param: name })
  const metadata: Record<string, string> = {}
  for (const [key, value] of entries) {
    if (typeof value !== 'string' || value.length > 500 || key.length > 40) {
      throw invalid(`Metadata values can have up to 500 characters, names up to 40: ${key}`, {
        param: `${name}[${key}]`,
      })
    }
    metadata[key] = value
  }
  return metadata
}

/** Stripe refuses what it does not know; so a misspelt parameter fails here and not in production. */
export function refuseUnknown(params: Params, known: readonly string[]): void {
  for (const name of Object.keys(params)) {
    if (!known.includes(name))
      throw invalid(`Received unknown parameter: ${name}`, { code: 'parameter_unknown', param: name })
  }
}
