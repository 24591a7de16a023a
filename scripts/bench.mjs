// `npm run bench`: what the shop does in a second, beside what this machine's PostgreSQL and a bare Next can do in the
// same run. `npm run bench ledger` for the ledger alone, `npm run bench draws` for draws, `npm run bench analytics` for the pages of figures, `npm run bench backtest` for replays of a growing history. `-- --quick` for a look (90 s), `-- --lighthouse` for the pages alone, `-- --only checkout,pages` for some.
import './lib/check-node.mjs'
import fs from 'node:fs'
import path from 'node:path'
import { ensureBareNext, startBareNext } from './bench/bare-next.mjs'
import { findBrowser } from './lib/browser.mjs'
import { ensureBuild } from './lib/build.mjs'
import { waitFor } from './lib/children.mjs'
import { dropDatabase, ensureDatabase, withConnection } from './lib/database.mjs'
import { anyFreePort } from './lib/ports.mjs'
import { startPostgres } from './lib/postgres.mjs'
import { runCommand } from './lib/process-stack.mjs'
import { streamNode } from './lib/run.mjs'
import { DATA, say } from './lib/say.mjs'
import { prepareDatabase } from './lib/seeding.mjs'
import { startStandin, startWeb } from './lib/services.mjs'
import { prepareCode, shopEnv } from './lib/setting.mjs'

const args = process.argv.slice(2)
const folder = path.join(DATA, 'bench')
const logFile = (name) => path.join(folder, `${name}.log`)

// Durable as in production; checkpoints are kept out of the few seconds that are measured.
const settings = { max_wal_size: '4GB', checkpoint_timeout: '30min', 'pg_stat_statements.track': 'top' }

async function freshDatabases(server) {
  const urls = { shop: server.url('shop'), limit: server.url('limits') }
  for (const url of Object.values(urls)) await dropDatabase(url)
  await prepareDatabase(urls.shop, { withSeed: false })
  return urls
}

async function openWeb(stack, name, env, port) {
  const web = startWeb({ port, env, logFile: logFile(name) })
  stack.push(name, web.stop)
  await waitFor(`http://localhost:${port}/api/health`, { exited: web.exited, name })
  return { url: `http://localhost:${port}`, pid: String(web.pid) }
}

/** The ledger alone, or draws alone: no web, no build. */
async function benchInDatabase(stack, name, env = {}) {
  await prepareCode()
  const server = await startPostgres({ name: 'benchdb', settings })
  stack.push('PostgreSQL', server.stop)
  const url = server.url(name)
  await dropDatabase(url)
  await prepareDatabase(url, { withSeed: false })
  return streamNode(['--import', 'tsx', `scripts/bench/${name}/main.ts`, ...args], { ...env, DATABASE_URL: url })
}

const sizes = [100_000, 1_000_000, 10_000_000]

/** One that was left half filled is filled anew. */
const isFilled = async (url) => {
  await ensureDatabase(url)
  return withConnection(
    url,
    async (db) => (await db.query("select to_regclass('bench_filled') as t")).rows[0].t !== null,
  )
}

/** Pages of figures over ledgers of several sizes. They take long to fill, and are kept for the next run. */
async function benchAnalytics(stack) {
  await prepareCode()
  const server = await startPostgres({ name: 'benchdb', settings: { ...settings, shared_buffers: '2GB' } })
  stack.push('PostgreSQL', server.stop)
  const urls = []
  for (const size of sizes) {
    const url = server.url(`analytics_${size}`)
    const isKept = await isFilled(url)
    if (!isKept) await dropDatabase(url)
    // a look does not wait for a day's work
    if (!isKept && size > 1_000_000 && args.includes('--quick')) continue
    await prepareDatabase(url, { withSeed: false })
    urls.push(url)
  }
  const limit = server.url('limits')
  await dropDatabase(limit)
  await ensureDatabase(limit)
  return streamNode(['--import', 'tsx', 'scripts/bench/analytics/main.ts', ...args], {
    DATABASE_URL: urls.at(-1),
    BENCH_LIMIT_DB: limit,
    BENCH_DATABASES: JSON.stringify(Object.fromEntries(urls.map((url, i) => [sizes[i], url]))),
  })
}

/** A programme on one history and on ten times as much of it, each in a process of its own: time and memory as ratios. */
async function benchBacktest(stack) {
  await prepareCode()
  const server = await startPostgres({ name: 'benchdb', settings })
  stack.push('PostgreSQL', server.stop)
  const url = server.url('backtest')
  await dropDatabase(url)
  await prepareDatabase(url, { withSeed: false })
  fs.mkdirSync(folder, { recursive: true })
  const file = path.join(folder, 'backtest.jsonl')
  const base = args.includes('--base') ? args[args.indexOf('--base') + 1] : '0'
  fs.rmSync(file, { force: true })
  const work = (...words) =>
    streamNode(['--import', 'tsx', 'scripts/bench/backtest.ts', ...words], { DATABASE_URL: url, BENCH_BASE: base })
  for (const words of [['fill'], ...['x1', 'x10 shoppers', 'x10 years'].map((name) => ['measure', name, file])]) {
    const code = await work(...words)
    if (code) return code
  }
  return work('report', file)
}

await runCommand(async (stack) => {
  if (args[0] === 'ledger') return benchInDatabase(stack, 'ledger')
  if (args[0] === 'draws')
    return benchInDatabase(stack, 'draws', { CODES_KEY: 'a key for benches only, thirty-two long' })
  if (args[0] === 'analytics') return benchAnalytics(stack)
  if (args[0] === 'backtest') return benchBacktest(stack)
  for (const name of ['STRIPE_SECRET_KEY', 'STRIPE_API_BASE', 'SMTP_URL', 'JOBS']) delete process.env[name]
  await prepareCode()
  fs.rmSync(folder, { recursive: true, force: true })
  fs.mkdirSync(folder, { recursive: true })
  const server = await startPostgres({ name: 'benchdb', settings })
  stack.push('PostgreSQL', server.stop)
  const urls = await freshDatabases(server)
  const port = await anyFreePort()
  const appUrl = `http://localhost:${port}`
  // The measuring process hears the stand-in's webhooks and passes them on: so it knows when an order is settled.
  const hookPort = await anyFreePort()
  const env = { ...shopEnv({ databaseUrl: urls.shop, appUrl, dataFolder: folder }), JOBS: 'off' }
  await ensureBuild(env)
  await ensureBareNext()
  const standin = await startStandin({
    appUrl: `http://localhost:${hookPort}`,
    webhookSecret: env.STRIPE_WEBHOOK_SECRET,
    dataFile: path.join(folder, 'stripe-standin.json'),
    logFile: logFile('stripe-standin'),
  })
  stack.push('Stripe stand-in', standin.stop)
  await standin.ready()
  const full = { ...env, ...standin.env }
  const web = await openWeb(stack, 'web', full, port)
  const second = await openWeb(stack, 'second web', full, await anyFreePort())
  const bare = await startBareNext(urls.limit, logFile('bare'))
  stack.push('bare Next', bare.stop)
  const lighthouse = args.includes('--lighthouse') ? { CHROME_PATH: (await findBrowser()).file } : {}
  say('measuring')
  const measured = {
    ...full,
    ...lighthouse,
    BENCH_WEB: web.url,
    BENCH_WEB_PID: web.pid,
    BENCH_SECOND_WEB: second.url,
    BENCH_BARE: bare.url,
    BENCH_STANDIN: standin.env.STRIPE_API_BASE,
    BENCH_LIMIT_DB: urls.limit,
    BENCH_POSTGRES_PID: String(server.pid),
    BENCH_HOOK_PORT: String(hookPort),
  }
  return streamNode(['--import', 'tsx', 'scripts/bench/main.ts', ...args], measured)
})
