// The law of layers as data: what a file's name makes of it, and what each kind may import.

/** The domain modules, each importing only to its left, so that there can be no cycle. */
export const modules = [
  'shoppers',
  'shop',
  'staff',
  'catalog',
  'points',
  'tiers',
  'earning',
  'plan',
  'behaviours',
  'coupons',
  'payouts',
  'rewards',
  'campaigns',
  'radar',
  'cart',
  'orders',
  'reviews',
  'checkout',
  'history',
  'backtest',
  'analytics',
  'audit',
  'exports',
  'desk',
  'views',
] as const

const inModule = String.raw`^lib\/(?:${modules.join('|')})(?:\/[a-z-]+)?\/`

/** First match wins. In a module the reserved nouns are layers; any other file is a verb. */
const patterns = [
  ['handler', /^app\/.*\/route\.tsx?$/],
  ['route', /^(app\/|proxy\.ts$|instrumentation(-node)?\.ts$)/],
  ['ui', /^components\/ui\//],
  ['component', /^components\//],
  ['kernel', /^lib\/kernel\//],
  ['gate', /^lib\/gate\//],
  ['db', /^lib\/db\//],
  ['env', /^lib\/env\.ts$/],
  ['words', /^lib\/(i18n\/|paths\.ts$|csp\.ts$)/],
  // The list of jobs names the verbs that a worker runs: a way in, like a route.
  ['jobList', /^lib\/jobs\/(tasks|.+-job)\.ts$/],
  ['infra', /^lib\/(auth|payments|email|jobs|cache|media|net|pdf|files)\//],
  ['generated', /^lib\/generated\//],
  ['rules', new RegExp(`${inModule}rules\\.ts$`)],
  ['errors', new RegExp(`${inModule}errors\\.ts$`)],
  ['schema', new RegExp(`${inModule}schema\\.ts$`)],
  ['store', new RegExp(`${inModule}store\\.ts$`)],
  ['queries', new RegExp(`${inModule}queries\\.ts$`)],
  ['actions', new RegExp(`${inModule}actions\\.ts$`)],
  ['verb', new RegExp(`${inModule}[a-z0-9-]+\\.ts$`)],
] as const

export type Layer = (typeof patterns)[number][0]

export function layerOf(path: string): Layer | undefined {
  return patterns.find(([, pattern]) => pattern.test(path))?.[0]
}

/** The domain module a file belongs to. */
export function moduleOf(path: string): string | undefined {
  const name = /^lib\/([^/]+)\//.exec(path)?.[1]
  return modules.find((known) => known === name)
}

export const mayImport: Record<Layer, readonly Layer[]> = {
  route: ['route', 'component', 'ui', 'queries', 'schema', 'gate', 'words', 'env', 'kernel'],
  handler: ['gate', 'queries', 'verb', 'schema', 'errors', 'infra', 'words', 'env', 'kernel'],
  component: ['component', 'ui', 'actions', 'schema', 'rules', 'errors', 'words', 'kernel'],
  ui: ['ui'],
  actions: ['gate', 'verb', 'queries', 'schema', 'errors', 'infra', 'kernel'],
  queries: ['queries', 'db', 'infra', 'rules', 'schema', 'words', 'kernel'],
  verb: ['verb', 'queries', 'rules', 'schema', 'errors', 'store', 'infra', 'words', 'env', 'kernel'],
  store: ['db', 'rules', 'kernel'],
  rules: ['rules', 'kernel'],
  errors: ['errors', 'kernel'],
  schema: ['schema', 'rules', 'kernel'],
  gate: ['gate', 'db', 'infra', 'words', 'env', 'kernel'],
  jobList: ['verb', 'queries', 'schema', 'infra', 'db', 'gate', 'env', 'words', 'kernel'],
  infra: ['infra', 'db', 'words', 'env', 'kernel'],
  db: ['db', 'env', 'generated', 'kernel'],
  words: ['words', 'env', 'kernel'],
  env: ['kernel'],
  kernel: ['kernel'],
  generated: ['generated'],
}

/** A type is erased, so these may be named though they may not be called. */
export const mayImportTypes: Partial<Record<Layer, readonly Layer[]>> = {
  component: ['queries', 'verb', 'gate'],
  route: ['rules', 'errors'],
  handler: ['rules'],
  queries: ['gate', 'errors', 'generated', 'store'],
  verb: ['gate', 'generated', 'db'],
  store: ['gate', 'errors', 'schema', 'generated', 'infra'],
  rules: ['errors', 'schema'],
  errors: ['rules', 'schema', 'infra'],
  words: ['errors'],
  infra: ['gate'],
}

/** A library has one home: everything else asks the port around it. */
export const homes: readonly (readonly [library: RegExp, home: RegExp])[] = [
  [/^pg$/, /^lib\/db\//],
  [/^@prisma\//, /^lib\/db\//],
  [/^stripe$/, /^lib\/payments\//],
  [/^nodemailer$/, /^lib\/email\//],
  [/^graphile-worker$/, /^lib\/jobs\//],
  [/^sharp$/, /^lib\/media\//],
  [/^@node-rs\/argon2$/, /^lib\/auth\//],
  [/^fontkit$/, /^lib\/pdf\//],
  [/^hucre/, /^lib\/files\//],
  [/^next-auth(?!\/react)/, /^(lib\/(auth|gate)\/|app\/api\/auth\/|proxy\.ts)/],
  [/^node:(http|https|net|tls|dns)$/, /^lib\/(net|email|payments)\//],
  [/^node:child_process$/, /^$/],
]

/** The pure layers know nothing of the framework, the disk or the network. */
export const pure: readonly Layer[] = ['kernel', 'rules', 'errors', 'schema']
export const impure = /^(next|react|react-dom|next-intl|node:fs|node:http|node:net|node:process|pg)(\/|$)/

export const frameworkFree: readonly Layer[] = ['verb', 'store']
export const framework = /^(next|react|react-dom)(\/|$)/

/** Where markup may be set by hand: JSON-LD, which escapes its data, descriptions, stored sanitised, and the theme script. */
export const rawMarkup: readonly string[] = [
  'components/catalog/product-json-ld.tsx',
  'components/catalog/rich-text.tsx',
  'app/[locale]/layout.tsx',
]

/** Handlers that need no gate, because they tell everybody the same. */
export const ungatedHandlers: readonly string[] = [
  'app/api/areas/china/route.ts',
  'app/api/health/route.ts',
  'app/api/invites/[code]/poster/route.ts',
  'app/api/[...rest]/route.ts',
  'app/api/products/[slug]/live/route.ts',
  'app/api/search/route.ts',
  'app/media/[...file]/route.ts',
]

export const builders = ['publicAction', 'shopperAction', 'staffAction'] as const
