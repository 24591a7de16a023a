// The production build: made when its inputs changed, complete with static files, and free of any database's rows.
import fs from 'node:fs'
import path from 'node:path'
import { streamNode } from './run.mjs'
import { ClearFailure, ROOT, say } from './say.mjs'
import { clearStamp, exists, hashFiles, setStamp, stampIs } from './stamps.mjs'

export const STANDALONE = path.join(ROOT, '.next/standalone')
const STAMP = '.next/standalone/.built'
const KEPT_PAGES = 'scripts/lib/kept-pages.mjs'
const ANSWER_AHEAD = 'scripts/lib/answer-ahead.mjs'
const PAGES_AHEAD = 'scripts/lib/pages-ahead.mjs'
const inputs = [
  'app',
  'components',
  'lib',
  'messages',
  'public',
  'prisma/schema.prisma',
  'prisma/functions',
  'package-lock.json',
  KEPT_PAGES,
  ANSWER_AHEAD,
  PAGES_AHEAD,
]
const rootFiles = /^(next\.config|postcss\.config|proxy|instrumentation|i18n)[\w.-]*\.(js|mjs|ts)$/

function inputsHash() {
  const configs = fs
    .readdirSync(ROOT)
    .filter((name) => rootFiles.test(name))
    .sort()
  const skip = (file) => file === path.join('lib', 'generated') || /\.test\.tsx?$/.test(file)
  return hashFiles([...inputs, ...configs], skip) + process.versions.modules
}

export const hasApp = () => exists('app') && fs.readdirSync(ROOT).some((name) => name.startsWith('next.config.'))
export const buildIsFresh = () => stampIs(STAMP, inputsHash())

/**
 * Pages rendered during the build hold rows of the database it was built against. They go, so that one build serves any
 * database: each page is rendered anew by the server that is first asked for it.
 */
function forgetPrerenderedPages(folder) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const place = path.join(folder, entry.name)
    if (entry.isDirectory()) {
      if (entry.name.endsWith('.segments')) fs.rmSync(place, { recursive: true })
      else forgetPrerenderedPages(place)
    } else if (/\.(html|rsc|meta|body)$/.test(entry.name) && !/^_(not-found|global-error)/.test(entry.name))
      fs.rmSync(place)
  }
}

function copyInto(from, to) {
  if (exists(from)) fs.cpSync(path.join(ROOT, from), path.join(STANDALONE, to), { recursive: true })
}

/** Next's own server, with the steps of an order, the cache of kept pages and pages of a person before it. */
function putOursBeforeServer() {
  const server = path.join(STANDALONE, 'server.js')
  const first = [
    "import http from 'node:http'",
    "import { answerAhead } from './answer-ahead.mjs'",
    "import { keepPages } from './kept-pages.mjs'",
    "import { answerPages } from './pages-ahead.mjs'",
    `answerAhead(http, ${JSON.stringify(headersOfAll())})`,
    'keepPages(http)',
    'answerPages(http)\n',
  ]
  fs.writeFileSync(server, first.join('\n') + fs.readFileSync(server, 'utf8'))
  copyInto(ANSWER_AHEAD, 'answer-ahead.mjs')
  copyInto(KEPT_PAGES, 'kept-pages.mjs')
  copyInto(PAGES_AHEAD, 'pages-ahead.mjs')
}

/** What next.config.ts puts on every answer, as the build wrote it down. */
function headersOfAll() {
  const manifest = JSON.parse(fs.readFileSync(path.join(STANDALONE, '.next/routes-manifest.json'), 'utf8'))
  const rules = manifest.headers.filter(({ source, has, missing }) => source === '/:path*' && !has && !missing)
  return rules.flatMap(({ headers }) => headers.map(({ key, value }) => [key, value]))
}

/** `next build` when the build is stale. The database must be migrated: pages may be rendered against it. */
export async function ensureBuild(env) {
  const wanted = inputsHash()
  if (stampIs(STAMP, wanted)) return
  say(exists('.next/standalone') ? 'building (the sources changed)' : 'building (about half a minute the first time)')
  clearStamp(STAMP)
  const buildEnv = { ...env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', JOBS: 'off' }
  const code = await streamNode(['node_modules/next/dist/bin/next', 'build'], buildEnv, 'building')
  if (code !== 0)
    throw new ClearFailure('The build failed; its message is above. `npm run verify` finds most causes faster.')
  forgetPrerenderedPages(path.join(STANDALONE, '.next/server/app'))
  copyInto('.next/static', '.next/static')
  copyInto('public', 'public')
  putOursBeforeServer()
  setStamp(STAMP, wanted)
}
