import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { openShop } from '@/lib/cart/shelf.fixture'
import { connectTo, db, disconnect } from '@/lib/db/client'
import { rows } from '@/lib/db/sql'
import { newShopper } from '@/lib/points/ledger.fixture'
import { couponReward } from '@/lib/rewards/reward.fixture'
import { type Random, randomFrom } from '@/prisma/seed/random'
import { bundle } from '../bundle'
import { DATA, ROOT } from '../places'
import { broken, scratchDatabase } from '../scratch'
import { none, type Tally } from '../tally'
import type { Durable } from './durable-server'
import { type History, readHistory } from './history'
import { judge } from './judge'
import { keep } from './processes'
import type { Setting } from './writer'

// F1 to F4: eight writers in two processes, a worker, and something killed under them again and again. This process only
// kills and counts; the writers are other processes, and write down what they heard.

/** What may be killed: PostgreSQL whole, PostgreSQL by its immediate stop, one backend, all sessions, an app, the worker. */
export const targets = ['postgres', 'immediate', 'backend', 'sessions', 'app', 'worker'] as const
export type Target = (typeof targets)[number]

export type KillRun = {
  seed: number
  kills: number
  targets: readonly Target[]
  pauseMs?: [number, number]
  before?: (url: string) => Promise<void>
}
export type KillReport = {
  tally: Tally
  wrong: string[]
  recoveries: number[]
  committedUnknown: number
  byTarget: Partial<Record<Target, number>>
}

const APPS = 2
const CLIENTS = 4
const ACCOUNTS = 12

export async function runKills(durable: Durable, run: KillRun): Promise<KillReport> {
  const random = randomFrom(run.seed)
  const scratch = await scratchDatabase(durable.server)
  const folder = path.join(DATA, `kills-${process.pid}-${run.seed}`)
  fs.mkdirSync(folder, { recursive: true })
  connectTo(scratch.url, 4)
  await openShop()
  const { rewardId } = await couponReward(50)
  const accounts = await Promise.all(Array.from({ length: ACCOUNTS }, () => newShopper()))
  const program = await bundle(path.join(import.meta.dirname, 'writer.ts'))
  const journalOf = (app: number, life: number) => path.join(folder, `app-${app}-${life}.jsonl`)
  const apps = Array.from({ length: APPS }, (_, app) =>
    keep((life) => {
      const seed = run.seed * 100 + app * 10_000 + life
      const journal = journalOf(app, life)
      const setting: Setting = { url: scratch.url, journal, seed, clients: CLIENTS, pool: CLIENTS, accounts, rewardId }
      return [program, JSON.stringify(setting)]
    }),
  )
  const worker = run.targets.includes('worker') ? keepWorker(scratch.url) : null
  const report: KillReport = { tally: none, wrong: [], recoveries: [], committedUnknown: 0, byTarget: {} }
  const [least, most] = run.pauseMs ?? [150, 900]
  try {
    await new Promise((resolve) => setTimeout(resolve, 500))
    await run.before?.(scratch.url)
    for (let kill = 0; kill < run.kills; kill += 1) {
      await new Promise((resolve) => setTimeout(resolve, random.between(least, most)))
      const target = random.pick(run.targets)
      const away = await strike(target, durable, scratch.url, random, apps, worker)
      if (away !== null) report.recoveries.push(away)
      report.byTarget[target] = (report.byTarget[target] ?? 0) + 1
      report.wrong.push(...(await booksAfter(durable)).map((what) => `after ${target} ${kill}: ${what}`))
    }
    await new Promise((resolve) => setTimeout(resolve, 300))
  } finally {
    await Promise.all([...apps, ...(worker ? [worker] : [])].map((one) => one.stop()))
  }
  const history: History = { done: [], refused: [], unsent: [], unknown: [] }
  for (const file of fs.readdirSync(folder)) readHistory(path.join(folder, file), history)
  const verdict = await judge(history, rewardId, accounts)
  report.wrong.push(...verdict.wrong, ...(await broken(db())))
  report.committedUnknown = verdict.committedUnknown
  report.tally = { ...verdict.tally, kills: run.kills }
  await disconnect()
  await scratch.drop()
  fs.rmSync(program, { force: true })
  // what happened is kept for reading when something was wrong
  if (report.wrong.length === 0) fs.rmSync(folder, { recursive: true, force: true })
  return report
}

const keepWorker = (url: string) => {
  const secret = 'a secret for trials only, thirty-two long'
  const env = { ...process.env, DATABASE_URL: url, NEXTAUTH_SECRET: secret, STRIPE_API_BASE: 'http://127.0.0.1:9' }
  return keep(() => ['--import', 'tsx', path.join(ROOT, 'scripts/worker.ts')], env)
}

type Victim = { kill: () => void }

async function strike(
  target: Target,
  durable: Durable,
  url: string,
  random: Random,
  apps: readonly Victim[],
  worker: Victim | null,
): Promise<number | null> {
  if (target === 'postgres') return durable.killed()
  if (target === 'immediate') return durable.stoppedAtOnce()
  if (target === 'app') random.pick(apps).kill()
  if (target === 'worker') worker?.kill()
  if (target === 'backend' || target === 'sessions') {
    const since = Date.now()
    const pids = await sessionsOf(url)
    if (target === 'backend') process.kill(random.pick(pids), 'SIGKILL')
    else await asked(url, 'select pg_terminate_backend(pid) from pg_stat_activity where pid = any($1)', [pids])
    await durable.answering()
    return Date.now() - since
  }
  return null
}

/** Asked over a connection of its own, which may be cut by what it asks. */
async function asked(url: string, text: string, values: unknown[] = []): Promise<{ pid: number }[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<{ pid: number }>(text, values)).rows
  } finally {
    await client.end().catch(() => {})
  }
}

const others = `select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`

/** The sessions of whoever uses the shop now; there is always one soon. */
async function sessionsOf(url: string): Promise<number[]> {
  for (;;) {
    const pids = (await asked(url, others)).map(({ pid }) => pid)
    if (pids.length > 0) return pids
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** The report while the writers go on: every committed moment must be right. */
async function booksAfter(durable: Durable): Promise<string[]> {
  for (;;) {
    try {
      return await broken(db())
    } catch {
      await durable.answering()
      await rows('select 1').catch(() => {})
    }
  }
}
