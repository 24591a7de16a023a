// `npm start`: set everything up and run the shop. `npm run dev` is the same with the development server.
import './lib/check-node.mjs'
import fs from 'node:fs'
import { ensureBuild, hasApp } from './lib/build.mjs'
import { waitFor } from './lib/children.mjs'
import { openingLink, wantsEmpty } from './lib/opening.mjs'
import { chooseWebPort } from './lib/ports.mjs'
import { postgresBase } from './lib/postgres-home.mjs'
import { runCommand } from './lib/process-stack.mjs'
import { ClearFailure, DATA } from './lib/say.mjs'
import * as services from './lib/services.mjs'
import { openDatabase, prepareCode, shopEnv } from './lib/setting.mjs'
import { welcome } from './lib/welcome.mjs'

const dev = process.argv.includes('--dev')

/** The folder of everything we keep; a folder that cannot be written is better said now than in the middle. */
function checkDataFolder() {
  fs.mkdirSync(DATA, { recursive: true })
  fs.accessSync(DATA, fs.constants.W_OK)
}

/** Web dying ends the rest: a shop without its counter is closed. */
function endWithWeb(stack, web) {
  void web.exited.then(async (how) => {
    if (stack.isStopping) return
    console.error(
      `\nThe web server ended (${how}), so everything else stops. Start it again with \`npm start\`; data is kept.`,
    )
    await stack.stop()
    process.exit(1)
  })
}

async function startServices(stack, env, port) {
  const webhookSecret = env.STRIPE_WEBHOOK_SECRET
  const standin = await services.startStandin({ appUrl: env.APP_URL, webhookSecret })
  stack.push('Stripe stand-in', standin.stop)
  const full = { ...env, ...standin.env }
  const web = dev ? services.startDevWeb({ port, env: full }) : services.startWeb({ port, env: full })
  stack.push('web server', web.stop)
  const answers = waitFor(`http://localhost:${port}/api/health`, { exited: web.exited, name: 'web server' })
  await Promise.all([answers, standin.ready()])
  endWithWeb(stack, web)
  if (full.JOBS === 'worker') {
    const worker = services.keepWorker({ env: full })
    stack.push('job worker', worker.stop)
  }
  return standin
}

await runCommand(async (stack) => {
  services.refuseUnsafePayments()
  checkDataFolder()
  await prepareCode()
  const port = await chooseWebPort(process.env.PORT)
  const appUrl = process.env.APP_URL ?? `http://localhost:${port}`
  const databaseUrl = await openDatabase(stack)
  const env = shopEnv({ databaseUrl, appUrl })
  const { prepareDatabase } = await import('./lib/seeding.mjs')
  await prepareDatabase(databaseUrl, { env, withSeed: !wantsEmpty() })
  if (!hasApp()) throw new ClearFailure('There is no app/ to serve in this checkout: check out a complete one.')
  if (!dev) await ensureBuild(env)
  const standin = await startServices(stack, env, port)
  if (stack.isStopping) return
  const databaseFolder = process.env.DATABASE_URL ? null : postgresBase('pg')
  const opening = await openingLink(databaseUrl, appUrl)
  welcome({ appUrl, standinUrl: standin.url, dev, databaseFolder, ...opening })
})
