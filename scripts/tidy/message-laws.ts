import type { Files } from './source'

const languages = ['zh-CN', 'en'] as const

// words that stood for something that docs/glossary.md calls otherwise
const retired: Record<string, string> = { 待入账: '待到账', 占用: '冻结', 扣回: '收回', 'clawed back': 'taken back' }

function flatten(value: unknown, prefix = ''): [key: string, text: string][] {
  if (typeof value === 'string') return [[prefix, value]]
  if (typeof value !== 'object' || value === null) return [[prefix, String(value)]]
  return Object.entries(value).flatMap(([key, inner]) => flatten(inner, prefix ? `${prefix}.${key}` : key))
}

/** Where the brace that opens at `from` closes. */
function closing(text: string, from: number): number {
  let depth = 0
  for (let i = from; i < text.length; i += 1) {
    if (text[i] === '{') depth += 1
    if (text[i] === '}') depth -= 1
    if (depth === 0) return i
  }
  return text.length
}

/** The contents of the outermost braces, in order. */
function braced(text: string): string[] {
  const parts: string[] = []
  for (let from = text.indexOf('{'); from >= 0; ) {
    const to = closing(text, from)
    parts.push(text.slice(from + 1, to))
    from = text.indexOf('{', to)
  }
  return parts
}

/** The arguments a sentence takes, those inside a plural's branches too: {count, plural, other {{name} has #}}. */
function collectArguments(text: string): string[] {
  return braced(text).flatMap((part) => {
    const name = /^\s*(\w+)/.exec(part)?.[1] ?? ''
    return [name, ...braced(part).flatMap(collectArguments)]
  })
}

const argumentsOf = (text: string) => [...new Set(collectArguments(text))].sort().join(' ')

function parse(files: Files, file: string): Map<string, string> | string {
  try {
    return new Map(flatten(JSON.parse(files[file] ?? '')))
  } catch (error) {
    return `is not JSON: ${String(error)}`
  }
}

/** Both languages have the same files, the same keys, no empty text, the same arguments in each sentence and one word per thing. */
export function messageComplaints(files: Files): string[] {
  const pattern = /^messages\/(?:zh-CN|en)\/(.+\.json)$/
  const names = new Set(Object.keys(files).flatMap((file) => pattern.exec(file)?.[1] ?? []))
  return [...names].sort().flatMap((name) => compare(files, name))
}

function compare(files: Files, name: string): string[] {
  const paths = languages.map((language) => `messages/${language}/${name}`)
  const missing = paths.filter((file) => !(file in files))
  if (missing.length > 0) return missing.map((file) => `${file}: is missing`)
  const [chinese, english] = paths.map((file) => parse(files, file))
  if (!(chinese instanceof Map)) return [`${paths[0]}: ${chinese ?? ''}`]
  if (!(english instanceof Map)) return [`${paths[1]}: ${english ?? ''}`]
  const complaints: string[] = []
  for (const [key, text] of chinese) {
    const twin = english.get(key)
    if (twin === undefined) complaints.push(`${paths[1]}: lacks ${key}`)
    else if (argumentsOf(text) !== argumentsOf(twin))
      complaints.push(`${paths[1]}: ${key} takes {${argumentsOf(twin)}}, in Chinese {${argumentsOf(text)}}`)
  }
  for (const key of english.keys()) if (!chinese.has(key)) complaints.push(`${paths[0]}: lacks ${key}`)
  for (const [file, messages] of [
    [paths[0], chinese],
    [paths[1], english],
  ] as const)
    for (const [key, text] of messages) {
      if (text.trim() === '') complaints.push(`${file}: ${key} is empty`)
      for (const [old, word] of Object.entries(retired))
        if (text.toLowerCase().includes(old)) complaints.push(`${file}: ${key} says ${old}, here it is ${word}`)
    }
  return complaints
}
