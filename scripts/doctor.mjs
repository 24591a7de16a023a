// `npm run doctor`: looks at everything a shop needs, changes nothing, and names the mend for what is wrong.
import './lib/check-node.mjs'
import fs from 'node:fs'
import path from 'node:path'
import { buildIsFresh, hasApp } from './lib/build.mjs'
import { chooseWebPort, nextFreePort } from './lib/ports.mjs'
import { postgresBase } from './lib/postgres-home.mjs'
import { ClearFailure, DATA, explain, ROOT } from './lib/say.mjs'
import { refuseUnsafePayments } from './lib/services.mjs'
import { exists } from './lib/stamps.mjs'

let ill = 0

function report(fine, name, text) {
  if (!fine) ill += 1
  console.log(`${fine ? 'ok' : '!!'}  ${name.padEnd(12)} ${text}`)
}

/** Runs one look; what it throws is what is wrong. */
async function look(name, find) {
  try {
    report(true, name, await find())
  } catch (error) {
    report(false, name, explain(error))
  }
}

class Finding extends ClearFailure {}

function checkDisk() {
  fs.accessSync(ROOT, fs.constants.W_OK)
  if (fs.existsSync(DATA)) fs.accessSync(DATA, fs.constants.W_OK)
  const { bavail, bsize } = fs.statfsSync(ROOT)
  const free = (bavail * bsize) / 1e9
  if (free < 1) throw new Finding(`only ${free.toFixed(1)} GB free at ${ROOT}: free at least 1 GB`)
  return `${free.toFixed(0)} GB free, ${ROOT} can be written`
}

async function checkPort() {
  const asked = process.env.PORT
  const port = await chooseWebPort(asked)
  if (asked || port === 3000) return `${port} is free`
  return `3000 is taken (perhaps by this shop); the next start takes ${await nextFreePort(3000)}`
}

function checkPackages() {
  if (!exists('node_modules/.package-lock.json'))
    throw new Finding('not installed: run `npm ci` (or `npm start`, which does)')
  return 'installed'
}

/** The address of the embedded server when it runs; its password file is the one thing we need of it. */
function runningServer() {
  const folder = postgresBase('pg')
  const pidFile = path.join(folder, 'data/postmaster.pid')
  if (!fs.existsSync(pidFile)) return null
  const port = fs.readFileSync(pidFile, 'utf8').split('\n')[3]
  return `postgresql://regulars:${fs.readFileSync(path.join(folder, 'password'), 'utf8').trim()}@127.0.0.1:${port}/regulars`
}

async function checkDatabase() {
  const url = process.env.DATABASE_URL ?? runningServer()
  if (!url) return 'the built-in PostgreSQL is not running now; `npm start` starts it'
  const { withConnection } = await import('./lib/database.mjs')
  const { pendingMigrations } = await import('./migrate-deploy.mjs')
  const { functionsArePresent } = await import('./lib/functions.mjs')
  return withConnection(url, async (db) => {
    const pending = await pendingMigrations(db)
    if (pending.length > 0)
      throw new Finding(`${pending.length} migrations are not applied (${pending[0]} …): run \`npm run db:migrate\``)
    if (!(await functionsArePresent(db)))
      throw new Finding('its SQL functions are not those of prisma/functions: run `npm run db:migrate`')
    const { rows } = await db.query("select current_setting('server_version') as version")
    return `PostgreSQL ${rows[0].version}, migrations at head`
  })
}

/** A likeness is told by groups of three letters, and a server with the locale C knows no Chinese letter. */
async function checkSearch() {
  const url = process.env.DATABASE_URL ?? runningServer()
  if (!url) return 'is looked at when PostgreSQL runs'
  const { withConnection } = await import('./lib/database.mjs')
  return withConnection(url, async (db) => {
    const { rows } = await db.query(
      "select show_trgm('保温杯') <> '{}' as reads, datctype as locale from pg_database where datname = current_database()",
    )
    if (!rows[0].reads)
      throw new Finding(
        `the locale of the database is ${rows[0].locale}, in which no Chinese word is found by its likeness: make the database anew with a UTF-8 locale (\`create database … template template0 locale 'C.UTF-8'\`) and restore into it`,
      )
    return 'Chinese words are found by their likeness'
  })
}

async function checkBrowser() {
  const { knownBrowser } = await import('./lib/browser.mjs')
  const known = knownBrowser()
  if (known) return `${known.file} (${known.source})`
  if (exists('node_modules/@sparticuz/chromium/bin/chromium.br'))
    return 'none installed; the tests unpack the one from npm'
  throw new Finding('no Chromium: install Chrome or Chromium, or set CHROMIUM_PATH')
}

async function checkFont() {
  const { hasChineseFont } = await import('./lib/fonts.mjs')
  if (!hasChineseFont()) throw new Finding('no Chinese font: install fonts-noto-cjk (only screenshots need it)')
  return 'Chinese text can be drawn'
}

function checkConfig() {
  refuseUnsafePayments()
  const secret = process.env.NEXTAUTH_SECRET
  if (secret && secret.length < 32)
    throw new Finding('NEXTAUTH_SECRET is shorter than 32 characters: `openssl rand -base64 32` makes one')
  if (process.env.STRIPE_SECRET_KEY && !process.env.STRIPE_WEBHOOK_SECRET)
    throw new Finding(
      'STRIPE_SECRET_KEY is set without STRIPE_WEBHOOK_SECRET: copy it from the webhook in the Stripe dashboard',
    )
  const state = (name, unset) => (process.env[name] ? `${name} set` : unset)
  // a real provider of payouts is not built in yet
  const payouts = process.env.STRIPE_SECRET_KEY ? 'no payouts: none is configured' : 'payouts by the local simulator'
  const mail = state('SMTP_URL', 'mails go to the outbox page (SMTP_URL is not set)')
  return `${state('STRIPE_SECRET_KEY', 'payments by the local stand-in (STRIPE_SECRET_KEY is not set)')}; ${payouts}; ${mail}`
}

await look('node', () => process.versions.node)
await look('disk', checkDisk)
await look('packages', checkPackages)
await look('config', checkConfig)
await look('port', checkPort)
await look('database', checkDatabase)
await look('search', checkSearch)
await look('build', () => (hasApp() && buildIsFresh() ? 'up to date' : 'stale or missing; `npm start` makes it'))
await look('browser', checkBrowser)
await look('font', checkFont)
process.exitCode = ill > 0 ? 1 : 0
