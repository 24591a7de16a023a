import { Visitor } from 'oxc-parser'
import { builders, type Layer, rawMarkup } from './layers'
import { lineOf, type Source } from './source'

const timeless: readonly Layer[] = ['rules', 'errors', 'schema', 'verb', 'store']
const moneyless: readonly Layer[] = ['rules', 'errors', 'schema', 'verb', 'store', 'queries', 'actions']
const unsafeSql = ['$queryRawUnsafe', '$executeRawUnsafe']
const chance = ['Math.random', 'Date.now', 'performance.now', 'crypto.randomUUID', 'crypto.getRandomValues']

const nameOf = (node: object) => ('name' in node && typeof node.name === 'string' ? node.name : undefined)

type Member = { readonly object: { type: string }; readonly property: { type: string } }

/** `process.env` and the like, as written; undefined when it is not two plain names. */
function dotted({ object, property }: Member): string | undefined {
  const [left, right] = [nameOf(object), nameOf(property)]
  return left && right ? `${left}.${right}` : undefined
}

/** What the code itself may not do, whatever it imports. */
export function codeComplaints(source: Source): string[] {
  if (source.isTest || !/^(app|components|lib)\/|^(proxy|instrumentation)/.test(source.path)) return []
  const complaints: string[] = []
  const say = (offset: number, text: string) => complaints.push(`line ${lineOf(source, offset)}: ${text}`)
  const { layer, path: file } = source
  const isTimeless = layer !== undefined && timeless.includes(layer)
  const isMoneyless = layer !== undefined && moneyless.includes(layer)
  new Visitor({
    ExpressionStatement(node) {
      if ('directive' in node && node.directive === 'use server' && layer !== 'actions')
        say(node.start, '"use server" stands in actions.ts and nowhere else')
    },
    MemberExpression(node) {
      const name = dotted(node)
      const property = nameOf(node.property) ?? ''
      if (name === 'process.env' && file !== 'lib/env.ts') say(node.start, 'process.env is read in lib/env.ts alone')
      if (name && chance.includes(name) && isTimeless) say(node.start, `${name}: time and chance are arguments`)
      if (unsafeSql.includes(property)) say(node.start, `${property} takes text as SQL`)
      if (isMoneyless && property === 'toFixed') say(node.start, 'toFixed: money is shown by lib/i18n')
    },
    NewExpression(node) {
      const bare = 'name' in node.callee && node.callee.name === 'Date' && node.arguments.length === 0
      if (bare && isTimeless) say(node.start, 'new Date(): time is an argument')
    },
    CallExpression(node) {
      const name = 'name' in node.callee ? node.callee.name : undefined
      const member = node.callee.type === 'MemberExpression' ? dotted(node.callee) : undefined
      const isFetch = name === 'fetch' || member === 'globalThis.fetch'
      if (isFetch && file.startsWith('lib/') && !file.startsWith('lib/net/'))
        say(node.start, 'fetch: outbound calls go through lib/net')
      if (name === 'parseFloat' && isMoneyless) say(node.start, 'parseFloat: no float holds money or points')
    },
    BinaryExpression(node) {
      const hundred = 'value' in node.right && node.right.value === 100
      if (isMoneyless && hundred && (node.operator === '*' || node.operator === '/'))
        say(node.start, `${node.operator} 100: units are changed in the kernel and lib/i18n`)
    },
    JSXAttribute(node) {
      if (
        node.name.type === 'JSXIdentifier' &&
        node.name.name === 'dangerouslySetInnerHTML' &&
        !rawMarkup.includes(file)
      )
        say(node.start, 'dangerouslySetInnerHTML')
    },
    Property(node) {
      const key = 'name' in node.key ? node.key.name : 'value' in node.key ? node.key.value : undefined
      if (key === 'dangerouslySetInnerHTML' && !rawMarkup.includes(file)) say(node.start, 'dangerouslySetInnerHTML')
    },
    ExportAllDeclaration(node) {
      say(node.start, 'export *: no barrels')
    },
  }).visit(source.program)
  if (layer === 'actions') complaints.push(...actionComplaints(source))
  return complaints
}

/** Every export of actions.ts is callable by anybody, so each is built by a builder of the gate. */
function actionComplaints(source: Source): string[] {
  const complaints: string[] = []
  const first = source.program.body[0]
  if (!first || !('directive' in first) || first.directive !== 'use server')
    complaints.push('actions.ts begins with "use server"')
  const isFromGate = (name: string) =>
    source.parsed.module.staticImports.some(
      ({ moduleRequest, entries }) =>
        moduleRequest.value.startsWith('@/lib/gate/') && entries.some(({ localName }) => localName.value === name),
    )
  const built: string[] = []
  for (const node of source.program.body) {
    if (node.type !== 'ExportNamedDeclaration' || node.declaration?.type !== 'VariableDeclaration') continue
    for (const { id, init } of node.declaration.declarations) {
      const builder = init?.type === 'CallExpression' ? nameOf(init.callee) : undefined
      if (id.type === 'Identifier' && builder && builders.some((name) => name === builder) && isFromGate(builder))
        built.push(id.name)
    }
  }
  for (const { entries } of source.parsed.module.staticExports)
    for (const { exportName, isType } of entries) {
      const name = exportName.name ?? 'default'
      const typeOnly = isType || new RegExp(`export (type|interface) ${name}\\b`).test(source.text)
      if (!typeOnly && !built.includes(name))
        complaints.push(`${name} is not built by ${builders.join(', ')} of the gate`)
    }
  return complaints
}
