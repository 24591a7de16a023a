// A whole shop for the browser tests: throw-away database, demo seed, production build, stand-in, web server, worker.
import fs from 'node:fs'
import path from 'node:path'
import { findBrowser } from './browser.mjs'
import { ensureBuild } from './build.mjs'
import { RESULTS } from './checks.mjs'
import { waitFor } from './children.mjs'
import { withConnection } from './database.mjs'
import { ensureChineseFont } from './fonts.mjs'
import { openingLink } from './opening.mjs'
import { anyFreePort } from './ports.mjs'
import { DATA } from './say.mjs'
import { prepareDatabase } from './seeding.mjs'
import { keepWorker, startStandin, startWeb } from './services.mjs'
import { shopEnv } from './setting.mjs'
import { startTestDatabase } from './test-database.mjs'

// A test never pays, mails or stores anywhere but here, whatever this machine is configured for.
const outside = [
  'STRIPE_SECRET_KEY',
  'STRIPE_API_BASE',
  'PAYOUTS_API_BASE',
  'SMTP_URL',
  'MEDIA_DIR',
  'LEDGER_ANCHORS',
  'JOBS',
  'TRUSTED_PROXY_HOPS',
]

/** Opens the shop; the stack closes it. Returns { env, browser }. */
export async function openTestShop(stack) {
  for (const name of outside) delete process.env[name]
  const browser = await findBrowser()
  await ensureChineseFont()
  const database = await startTestDatabase()
  stack.push('test database', database.stop)
  const port = await anyFreePort()
  const dataFolder = path.join(DATA, 'e2e')
  fs.rmSync(dataFolder, { recursive: true, force: true })
  fs.mkdirSync(dataFolder, { recursive: true })
  const databaseUrl = database.server.url(`e2e_${process.pid}`)
  const env = shopEnv({ databaseUrl, appUrl: `http://localhost:${port}`, dataFolder })
  await prepareDatabase(databaseUrl, { env })
  await ensureBuild(env)
  const log = (name) => path.join(RESULTS, `${name}.log`)
  for (const name of ['web', 'second-web', 'empty-web', 'worker', 'stripe-standin'])
    fs.rmSync(log(name), { force: true })
  const standin = await startStandin({
    appUrl: env.APP_URL,
    webhookSecret: env.STRIPE_WEBHOOK_SECRET,
    dataFile: path.join(dataFolder, 'stripe-standin.json'),
    logFile: log('stripe-standin'),
  })
  stack.push('Stripe stand-in', standin.stop)
  const full = { ...env, ...standin.env }
  const web = startWeb({ port, env: full, logFile: log('web') })
  stack.push('web server', web.stop)
  await standin.ready()
  await waitFor(`${env.APP_URL}/api/health`, { exited: web.exited, name: 'web server' })
  const second = await secondWeb(stack, full, log('second-web'))
  const empty = await emptyShop(stack, database, full)
  stack.push('job worker', keepWorker({ env: full, logFile: log('worker') }).stop)
  return { env: { ...full, SECOND_WEB_URL: second, ...empty }, browser }
}

/** A shop in which nothing has happened yet, served by the same build: its link, and its database. */
async function emptyShop(stack, database, env) {
  const name = `empty_${process.pid}`
  await withConnection(database.adminUrl, (admin) =>
    admin.query(`create database ${name} template ${database.template}`),
  )
  const port = await anyFreePort()
  const appUrl = `http://localhost:${port}`
  const url = database.server.url(name)
  const own = { ...env, APP_URL: appUrl, NEXTAUTH_URL: appUrl, DATABASE_URL: url, JOBS: 'off' }
  const web = startWeb({ port, env: own, logFile: path.join(RESULTS, 'empty-web.log') })
  stack.push('web server of the empty shop', web.stop)
  await waitFor(`${appUrl}/api/health`, { exited: web.exited, name: 'web server of the empty shop' })
  const { setUpUrl } = await openingLink(url, appUrl, { begin: true })
  return { EMPTY_SHOP_LINK: setUpUrl, EMPTY_DATABASE_URL: url }
}

/** Another process of the same shop: what holds in one process alone does not hold. */
async function secondWeb(stack, env, logFile) {
  const port = await anyFreePort()
  const web = startWeb({ port, env, logFile })
  stack.push('second web server', web.stop)
  await waitFor(`http://localhost:${port}/api/health`, { exited: web.exited, name: 'second web server' })
  return `http://localhost:${port}`
}
