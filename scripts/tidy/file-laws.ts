import path from 'node:path'
import { Visitor } from 'oxc-parser'
import { lineOf, type Source } from './source'

const banned = ['utils', 'util', 'helpers', 'helper', 'misc', 'common', 'types', 'constants', 'index']
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*\.(ts|tsx|mjs|cjs)$/
const nextNames =
  /^(page|layout|route|error|global-error|not-found|global-not-found|loading|template|default|sitemap|robots|manifest|icon|apple-icon|opengraph-image)\.tsx?$/

const LONGEST_FILE = 300
const LONGEST_PAGE = 60
const LONGEST_FUNCTION = 70

const camel = (name: string) => name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

function nameComplaints(source: Source): string[] {
  const name = path.posix.basename(source.path)
  const [bare = ''] = name.split('.')
  const complaints: string[] = []
  if (banned.includes(bare)) complaints.push(`"${bare}" says nothing: name the file by what it does`)
  if (!kebab.test(name)) complaints.push('file names are kebab-case')
  return complaints
}

function sizeComplaints(source: Source): string[] {
  const lines = source.text.trimEnd().split('\n').length
  const limit = path.posix.basename(source.path) === 'page.tsx' ? LONGEST_PAGE : LONGEST_FILE
  return lines > limit ? [`${lines} lines; at most ${limit}`] : []
}

function functionComplaints(source: Source): string[] {
  if (source.isTest || source.path.startsWith('e2e/')) return []
  type Span = { readonly start: number; readonly end: number }
  const spans: Span[] = []
  const note = (node: Span) => void spans.push(node)
  new Visitor({ FunctionDeclaration: note, FunctionExpression: note, ArrowFunctionExpression: note }).visit(
    source.program,
  )
  const linesOf = ({ start, end }: Span) => lineOf(source, end) - lineOf(source, start) + 1
  // A function made of named small ones is as long as what it says itself.
  const within = (inner: Span, outer: Span) => inner !== outer && inner.start >= outer.start && inner.end <= outer.end
  const isDirect = (inner: Span, outer: Span) =>
    within(inner, outer) && !spans.some((between) => within(inner, between) && within(between, outer))
  const ownLines = (span: Span) =>
    spans.filter((inner) => isDirect(inner, span)).reduce((lines, inner) => lines - linesOf(inner) + 1, linesOf(span))
  return spans
    .filter((span) => linesOf(span) > LONGEST_FUNCTION && ownLines(span) > LONGEST_FUNCTION)
    .map(
      (span) =>
        `a function of ${ownLines(span)} lines at line ${lineOf(source, span.start)}; at most ${LONGEST_FUNCTION}`,
    )
}

/** What runs at import time or can be called; types are free. */
function runtimeExports(source: Source): string[] {
  return source.parsed.module.staticExports
    .flatMap(({ entries }) => entries)
    .filter((entry) => !entry.isType)
    .map((entry) => entry.exportName.name ?? entry.exportName.kind)
    .filter((name) => !new RegExp(`export (declare )?(type|interface) ${name}\\b`).test(source.text))
}

/** A verb's file holds that verb and nothing else. */
function verbComplaints(source: Source): string[] {
  if (source.layer !== 'verb' || source.isTest) return []
  const verb = camel(path.posix.basename(source.path, '.ts'))
  const exported = runtimeExports(source)
  if (exported.length === 1 && exported[0] === verb) return []
  return [
    `a verb's file exports one function of its name, ${verb}; this one exports ${exported.join(', ') || 'nothing'}`,
  ]
}

function clientComplaints(source: Source): string[] {
  if (!/^(app|components)\//.test(source.path)) return []
  const name = path.posix.basename(source.path)
  const isClient = source.program.body.some((node) => 'directive' in node && node.directive === 'use client')
  if (isClient && !/-client\.tsx?$/.test(name) && !nextNames.test(name))
    return ['a client component ends in -client.tsx']
  if (!isClient && name.endsWith('-client.tsx')) return ['ends in -client.tsx and does not begin with "use client"']
  return []
}

/** Names and sizes. */
export function fileComplaints(source: Source): string[] {
  const laws = [nameComplaints, sizeComplaints, functionComplaints, verbComplaints, clientComplaints]
  return laws.flatMap((check) => check(source))
}
