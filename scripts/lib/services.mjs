// The shop's processes: web server, job worker, Stripe stand-in.
import path from 'node:path'
import { STANDALONE } from './build.mjs'
import { keepChild, startChild, waitFor } from './children.mjs'
import { anyFreePort } from './ports.mjs'
import { ClearFailure, DATA, ROOT, say } from './say.mjs'
import { exists } from './stamps.mjs'

const STANDIN = 'scripts/stripe-standin/main.ts'
const WORKER = 'scripts/worker.ts'

/** The production server on one port. HOSTNAME=localhost: with an address, rewritten pages redirect to themselves. */
export function startWeb({ port, env, logFile }) {
  return startChild('web server', ['server.js'], {
    cwd: STANDALONE,
    logFile,
    env: { ...env, NODE_ENV: 'production', PORT: String(port), HOSTNAME: 'localhost', NEXT_TELEMETRY_DISABLED: '1' },
  })
}

/** `next dev` on one port; it forks, so the parent watch goes to its children through NODE_OPTIONS. */
export function startDevWeb({ port, env }) {
  const args = ['node_modules/next/dist/bin/next', 'dev', '--port', String(port), '--hostname', 'localhost']
  const watch = path.join(ROOT, 'scripts/lib/with-parent.cjs')
  return startChild('development server', args, {
    nodeOptions: `--require "${watch}"`,
    env: { ...env, NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1' },
  })
}

export const hasWorker = () => exists(WORKER)

export function startWorker({ env, logFile }) {
  return startChild('job worker', ['--import', 'tsx', WORKER], { env: { ...env, JOBS: 'worker' }, logFile })
}

/** The worker, started again whenever it dies. Without lib/jobs there is none yet. */
export function keepWorker({ env, logFile }) {
  if (!hasWorker()) {
    say(`no ${WORKER} yet: no jobs run`)
    return { stop: async () => {} }
  }
  return keepChild('job worker', () => startWorker({ env, logFile }))
}

/** A live key pays real money and must never meet an address that is not Stripe's. */
export function refuseUnsafePayments(env = process.env) {
  if (/^(sk|rk)_live_/.test(env.STRIPE_SECRET_KEY ?? '') && env.STRIPE_API_BASE)
    throw new ClearFailure(
      'STRIPE_SECRET_KEY is a live key and STRIPE_API_BASE points elsewhere than Stripe: unset STRIPE_API_BASE to take real payments, or use an sk_test_ key.',
    )
}

/**
 * Stripe's stand-in, when there is no key. Returns the environment that points the shop at it, ready() and stop().
 * Its truth stays in one file, so that an order paid before a restart is still paid after it.
 */
export async function startStandin({
  appUrl,
  webhookSecret,
  dataFile = path.join(DATA, 'stripe-standin.json'),
  logFile,
}) {
  const none = { env: {}, ready: async () => {}, stop: async () => {}, url: null }
  if (process.env.STRIPE_SECRET_KEY) return none
  if (!exists(STANDIN)) {
    say(`no ${STANDIN} yet: nothing can be paid`)
    return none
  }
  const port = await anyFreePort()
  const env = {
    PORT: String(port),
    STRIPE_WEBHOOK_SECRET: webhookSecret,
    WEBHOOK_URL: `${appUrl}/api/stripe/webhook`,
    STANDIN_DATA: dataFile,
  }
  const url = `http://localhost:${port}`
  const start = () => startChild('Stripe stand-in', ['--import', 'tsx', STANDIN], { env, logFile })
  const { stop } = keepChild('Stripe stand-in', start)
  const ready = () => waitFor(`${url}/healthz`, { name: 'Stripe stand-in', patienceMs: 30_000 })
  return { env: { STRIPE_API_BASE: url, PAYOUTS_API_BASE: url }, ready, stop, url }
}
