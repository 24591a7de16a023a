import path from 'node:path'
import * as fc from 'fast-check'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { member, openShop } from '@/lib/cart/shelf.fixture'
import { row, rows } from '@/lib/db/sql'
import { useTestDatabase } from '@/lib/db/testing'
import { browse, cookieOf, setUpHere } from '@/lib/gate/browser.fixture'
import { staff } from '@/lib/gate/staff.fixture'
import { startTestPayments } from '@/lib/payments/payments.fixture'
import { actions, type Door } from '../entry-points'
import { type Caller, comesIn, everybody } from '../permission-matrix'
import { nearly } from './hostile'
import { samples } from './samples'

vi.mock('next/headers', () => import('@/lib/gate/browser.fixture'))
vi.mock('next/cache', () => ({ revalidatePath: () => undefined }))

// Every action, asked with what is right, nearly right and hostile (S13). FUZZ_RUNS=1000 for a long night.
const RUNS = Number(process.env.FUZZ_RUNS ?? 8)
// the same dice each time in CI, others in a long night
const dice = process.env.FUZZ_RUNS ? {} : { seed: 20_261_122 }
// what hangs, hangs longer; a loaded machine answers late
const MOST_MS = 10_000

useTestDatabase()
startTestPayments()

type Answer = { ok: boolean; refusal?: string }
type Act = (input: unknown) => Promise<Answer>
type Cookies = Record<string, string>

let right: Record<string, unknown> = {}
let cookies: Record<'publicAction' | 'shopperAction' | 'staffAction' | 'suspended', Cookies>
let tables: string[] = []

beforeAll(async () => {
  setUpHere()
  await openShop()
  right = await samples()
  const [shopper, owner, gone] = [await member(), await staff('owner'), await staff('owner')]
  await rows('update account set suspended_at = now() where id = $1', [gone.actor.id])
  cookies = {
    publicAction: { visitor: 'a-visitor' },
    shopperAction: await cookieOf(shopper.actor),
    staffAction: await cookieOf(owner.actor),
    suspended: await cookieOf(gone.actor),
  }
  const found = await rows<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('rate_limit', '_prisma_migrations')`,
  )
  tables = found.map(({ name }) => name)
})

/** Everything that is kept, in one word. */
async function everything(): Promise<string> {
  const each = tables.map(
    (name) =>
      `select '${name}' as name, coalesce(md5(string_agg(t::text, '' order by t::text)), '') as h from "${name}" t`,
  )
  const found = await row<{ all: string }>(
    `select string_agg(name || ' ' || h, e'\\n' order by name) as all from (${each.join(' union all ')}) x`,
  )
  return found?.all ?? ''
}

async function load({ file, at }: Door): Promise<Act> {
  const made = (await import(path.resolve(file))) as Record<string, Act>
  const act = made[at]
  if (!act) throw new Error(`${file} has no ${at}`)
  return act
}

const doors = actions()

test('every action has a right input to start from', () => {
  expect(doors.map(({ at }) => at).filter((at) => !(at in right))).toEqual([])
})

describe('whatever it is asked', () => {
  test.each(doors.map((door) => [door.at, door] as const))(
    '%s answers in time, or refuses and changes nothing',
    async (at, door) => {
      const act = await load(door)
      const builder = door.builder as 'publicAction'
      // what it changes when it does what it was asked is not looked at, and must not pile up
      const fresh = async () => {
        await rows('update account set session_epoch = 0 where session_epoch <> 0')
        return everything()
      }
      const best = await browse(cookies[builder], () => act(right[at]))
      expect(['input-invalid', 'sign-in-needed', 'not-allowed']).not.toContain(best.refusal)
      let before = await fresh()
      await fc.assert(
        fc.asyncProperty(nearly(right[at]), async (input) => {
          await rows('delete from rate_limit')
          const since = performance.now()
          const answer = await browse(cookies[builder], () => act(input))
          expect(performance.now() - since).toBeLessThan(MOST_MS)
          if (answer.ok) before = await fresh()
          else expect(await everything(), answer.refusal).toBe(before)
        }),
        { numRuns: RUNS, ...dice },
      )
    },
    60_000 + RUNS * 500,
  )
})

/** Everybody there is, as a browser comes with them. */
async function crowd(): Promise<{ caller: Caller; cookie: Cookies }[]> {
  const known = everybody.filter((caller) => caller !== 'guest' && caller !== 'shopper')
  const workers = await Promise.all(
    known.map(async (caller) => ({ caller, cookie: await cookieOf((await staff(caller)).actor) })),
  )
  return [
    { caller: 'guest', cookie: {} },
    { caller: 'guest', cookie: cookies.suspended },
    { caller: 'shopper', cookie: await cookieOf((await member()).actor) },
    ...workers,
  ]
}

describe('who comes in is what docs/permissions.md says', () => {
  let all: Awaited<ReturnType<typeof crowd>> = []
  beforeAll(async () => {
    all = await crowd()
  })

  test.each(doors.map(({ at, ...door }) => [at, { at, ...door }] as const))(
    '%s: the others change nothing with the best of input, and these get as far as their input',
    async (at, door) => {
      const act = await load(door)
      const shut = all.filter(({ caller }) => !comesIn(at, caller))
      const before = shut.length > 0 ? await everything() : ''
      for (const { caller, cookie } of shut) {
        const refusal = caller === 'guest' ? 'sign-in-needed' : 'not-allowed'
        expect(await browse(cookie, () => act(right[at])), caller).toEqual({ ok: false, refusal })
      }
      if (shut.length > 0) expect(await everything()).toBe(before)
      for (const { caller, cookie } of all.filter((one) => comesIn(at, one.caller)))
        expect(await browse(cookie, () => act(['nonsense'])), caller).toMatchObject({ refusal: 'input-invalid' })
    },
  )
})
