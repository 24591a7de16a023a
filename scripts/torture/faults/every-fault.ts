import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { connectTo, db, disconnect } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { expireDuePoints } from '@/lib/points/expire-due-points'
import { balanceOf, newShopper } from '@/lib/points/ledger.fixture'
import { releaseDuePoints } from '@/lib/points/release-due-points'
import { calls } from '../crashes/calls'
import { workflows } from '../crashes/workflows'
import type { Floor } from '../floor'
import { broken } from '../scratch'
import { openWire } from '../wire-proxy'
import { skewClock } from './skew'

const MINUTE = 60_000
const now = () => ({ at: null, on: db() })

const lotOf = (account: string, releasesIn: number | null, expiresIn: number) =>
  rows(
    `select points_award($1, $2, 'manual', 'test', 100, '{}', now() + $3 * interval '1 min', now() + $4 * interval '1 min', 'marketing', null, null, null)`,
    [account, randomUUID(), releasesIn, expiresIn],
  )

/**
 * F17: with this process's clock off by ten minutes either way, a last day and a release day come when the database's
 * clock says so.
 */
export async function lastDayUnderSkew(byMs: number): Promise<string[]> {
  const [due, early, waiting] = await Promise.all([newShopper(), newShopper(), newShopper()])
  await rows(
    `select points_award($1, $2, 'manual', 'test', 100, '{}', null, now() - interval '5 min', 'marketing', null, null, now() - interval '1 hour')`,
    [due, randomUUID()],
  )
  await lotOf(early, null, 5)
  await lotOf(waiting, 5, 600)
  const right = skewClock(byMs)
  try {
    await expireDuePoints(now())
    await releaseDuePoints(now())
  } finally {
    right()
  }
  const [gone, kept, pending] = await Promise.all([due, early, waiting].map((id) => balanceOf(id)))
  const wrong: string[] = []
  if (gone?.available !== 0) wrong.push('a lot past its last day stayed')
  if (kept?.available !== 100) wrong.push('a lot was expired before its last day')
  if (pending?.pending !== 100) wrong.push('points were released before their day')
  return wrong.map((what) => `clock off by ${byMs / MINUTE} min: ${what}`)
}

/** F17: a whole workflow called by a process whose clock is off leaves what it leaves on time. */
export async function workflowUnderSkew(floor: Floor, name: string, byMs: number): Promise<string[]> {
  const once = async (skew: number) => {
    const made = await workflows[name]?.(floor.trial)
    if (!made) throw new Error(`there is no workflow ${name}`)
    const right = skewClock(skew)
    const told = await calls[made.call](made.input as never).finally(right)
    return { told: told.ok, left: await made.effect() }
  }
  const [onTime, off] = [await once(0), await once(byMs)]
  return isDeepStrictEqual(onTime, off) ? [] : [`${name}, clock off by ${byMs / MINUTE} min: ${JSON.stringify(off)}`]
}

/** F4: every session ended by the server, and the pool heals without a restart. Answers how long it took. */
export async function sessionsEnded(): Promise<{ wrong: string[]; healedMs: number }> {
  await Promise.all(Array.from({ length: 8 }, () => rows('select 1')))
  const since = Date.now()
  await rows('select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()').catch(
    () => {},
  )
  for (let tries = 0; tries < 50; tries += 1) {
    const answered = await rows('select 1').catch(() => null)
    if (answered) return { wrong: [], healedMs: Date.now() - since }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return { wrong: ['the pool did not heal'], healedMs: Date.now() - since }
}

const SQLSTATES = { 'F20 deadlock': '40P01', 'F20 serialization': '40001', 'F20 lock timeout': '55P03' } as const

/**
 * F20: the database gives up in the middle of a statement. The caller hears an error and never a refusal, nothing of it
 * is kept, and the same request goes through when it is made again.
 */
export async function databaseGivesUp(floor: Floor, name: string): Promise<string[]> {
  const wrong: string[] = []
  for (const [what, state] of Object.entries(SQLSTATES)) {
    const undisturbed = await workflows[name]?.(floor.trial)
    if (!undisturbed) throw new Error(`there is no workflow ${name}`)
    await calls[undisturbed.call](undisturbed.input as never)
    const made = (await workflows[name]?.(floor.trial)) ?? undisturbed
    const before = await made.effect()
    await rows(`create function torture_give_up() returns trigger language plpgsql as $$
      begin raise exception 'injected' using errcode = '${state}'; end $$`)
    await rows(
      'create trigger torture_give_up before update on points_balance for each row execute function torture_give_up()',
    )
    const told = await calls[made.call](made.input as never).then(
      (answer) => (answer.ok ? 'done' : String(answer.refusal)),
      () => 'an error',
    )
    await rows('drop trigger torture_give_up on points_balance')
    await rows('drop function torture_give_up()')
    if (told !== 'an error') wrong.push(`${what}, ${name}: it was told ${told}`)
    if (!isDeepStrictEqual(await made.effect(), before)) wrong.push(`${what}, ${name}: something of it was kept`)
    const again = await calls[made.call](made.input as never)
    if (!again.ok || !isDeepStrictEqual(await made.effect(), await undisturbed.effect()))
      wrong.push(`${what}, ${name}: made again, it did not come out the same`)
  }
  return [...wrong, ...(await broken(db()))]
}

/** F8: two connections, two hundred callers: each is served or turned away, and none is lost. */
export async function smallPool(floor: Floor): Promise<string[]> {
  await disconnect()
  connectTo(floor.url, 2)
  const shopper = await newShopper()
  await lotOf(shopper, null, 600)
  const spends = await Promise.all(
    Array.from({ length: 200 }, () =>
      rows(`select points_spend($1, $2, 'spend', 'test', 1, '{}', null)`, [shopper, randomUUID()]).then(
        () => 1,
        () => 0,
      ),
    ),
  )
  const done = spends.reduce<number>((sum, one) => sum + one, 0)
  const { available } = await balanceOf(shopper)
  await disconnect()
  connectTo(floor.url, 8)
  return done === 100 && available === 0 ? [] : [`a pool of two: ${done} of 100 spent, ${available} left`]
}

/** F8: somebody holds a shopper's row and goes silent: others do not wait, and this one is ended after ten seconds. */
export async function silentHolder(): Promise<string[]> {
  const [held, other] = await Promise.all([newShopper(), newShopper()])
  await Promise.all([lotOf(held, null, 600), lotOf(other, null, 600)])
  const silent = await db().connect()
  silent.on('error', () => {})
  await silent.query('begin')
  await silent.query('select points_lock($1)', [held])
  const spend = async (account: string) => {
    const since = Date.now()
    await rows(`select points_spend($1, $2, 'spend', 'test', 1, '{}', null)`, [account, randomUUID()])
    return Date.now() - since
  }
  const [waited, passed] = await Promise.all([spend(held), spend(other)])
  silent.release(true)
  const wrong: string[] = []
  if (waited > 15_000) wrong.push(`waited ${waited} ms for somebody silent`)
  if (passed > 3_000) wrong.push(`somebody else's spend took ${passed} ms`)
  return wrong
}

/** F7: the wire goes dead without a word. No call hangs for ever, and the next one goes through. */
export async function deadWire(floor: Floor, patienceMs: number): Promise<string[]> {
  await disconnect()
  const wire = await openWire(floor.url)
  connectTo(wire.url, 2)
  await rows('select 1')
  wire.arm({ trip: 1, cut: 'half-open' })
  const since = Date.now()
  const told = await Promise.race([
    rows('select 2').then(
      () => 'an answer',
      () => 'an error',
    ),
    new Promise<string>((resolve) => setTimeout(() => resolve('nothing'), patienceMs)),
  ])
  const next = await row<{ three: number }>('select 3 as three').catch(() => null)
  // a pool whose connection never ends would wait for it
  await Promise.race([disconnect(), new Promise((resolve) => setTimeout(resolve, 1_000))])
  await wire.close()
  connectTo(floor.url, 8)
  const wrong = told === 'an error' ? [] : [`heard ${told} after ${Date.now() - since} ms on a dead wire`]
  return next?.three === 3 ? wrong : [...wrong, 'the next call did not go through']
}
