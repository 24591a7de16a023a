import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { cancelBacktest } from '@/lib/backtest/cancel-backtest'
import { tryBacktestAgain } from '@/lib/backtest/try-backtest-again'
import { openShop } from '@/lib/cart/shelf.fixture'
import { startImport } from '@/lib/catalog/import/start-import'
import { db } from '@/lib/db/client'
import { rows } from '@/lib/db/sql'
import { useTestDatabase } from '@/lib/db/testing'
import { askExport } from '@/lib/exports/ask-export'
import { cancelExport } from '@/lib/exports/cancel-export'
import { tryExportAgain } from '@/lib/exports/try-export-again'
import type { StaffContext, StaffRole } from '@/lib/gate/context'
import { may } from '@/lib/gate/permissions'
import { staff } from '@/lib/gate/staff.fixture'
import { listRuns } from './queries'
import { type DeskRun, secondsLeft } from './rules'
import { runFilterSchema } from './schema'

useTestDatabase()
const people = new Map<StaffRole, StaffContext>()
const as = (role: StaffRole): StaffContext => {
  const ctx = people.get(role)
  if (!ctx) throw new Error(role)
  return ctx
}
const seen = (role: StaffRole, asked: Record<string, string> = {}) =>
  listRuns(as(role), runFilterSchema.parse(asked), (permission) => may(role, permission))
const kindsSeen = async (role: StaffRole) =>
  (await seen(role)).runs
    .map(({ kind, part }) => (kind === 'export' ? String(part) : kind))
    .toSorted((a, b) => a.localeCompare(b))
const ask = async (role: StaffRole, name: 'orders' | 'lots') => {
  const made = await askExport(name)(as(role), { requestId: randomUUID(), format: 'csv', filter: { q: 'li' } })
  if (!made.ok) throw new Error(made.refusal)
  return made.value.id
}
let orders = ''

beforeAll(async () => {
  await openShop()
  for (const role of ['owner', 'merchant', 'marketer', 'support', 'clerk', 'finance'] as const)
    people.set(role, await staff(role))
  orders = await ask('clerk', 'orders')
  await ask('finance', 'lots')
  await startImport(as('merchant'), { fileName: 'cups.csv', dryRun: true }, Buffer.from('x'))
})

describe('the list of runs', () => {
  test('shows somebody what they might have set going themselves, and all of it to who reads the settings', async () => {
    expect(await kindsSeen('owner')).toEqual(['catalog-import', 'lots', 'orders'])
    expect(await kindsSeen('finance')).toEqual(['catalog-import', 'lots', 'orders'])
    expect(await kindsSeen('support')).toEqual(['orders'])
    expect(await kindsSeen('clerk')).toEqual(['orders'])
    expect(await kindsSeen('marketer')).toEqual([])
  })

  test('offers nobody what its own kind would refuse them', async () => {
    const runOf = async (role: StaffRole, kind: string) => (await seen(role)).runs.find((run) => run.kind === kind)
    expect(await runOf('finance', 'catalog-import')).toMatchObject({
      mayCancel: false,
      mayRetry: false,
      hasResult: false,
    })
    expect(await runOf('merchant', 'catalog-import')).toMatchObject({ mayCancel: true })
    const own = (role: StaffRole) => seen(role).then(({ runs }) => runs.find(({ id }) => id === orders))
    expect(await own('support')).toMatchObject({ isMine: false, mayCancel: false })
    expect(await own('clerk')).toMatchObject({ isMine: true, mayCancel: true })
  })

  test('is narrowed by kind and state, and says how many are under way', async () => {
    expect(await seen('owner', { kind: 'export' })).toMatchObject({ count: 2, open: 2 })
    expect(await seen('owner', { state: 'done' })).toMatchObject({ count: 0, open: 3 })
    expect(await seen('owner', { state: 'open', kind: 'backtest' })).toMatchObject({ count: 0 })
    await rows(`update import_run set touched_at = now() - interval '4 minutes'`)
    const { runs } = await seen('finance', { state: 'trouble' })
    expect(runs).toMatchObject([{ kind: 'catalog-import', state: 'lost', title: 'cups.csv', mayRetry: false }])
    expect((await seen('merchant', { state: 'trouble' })).runs).toMatchObject([{ mayRetry: true }])
  })
})

const again = tryExportAgain((ctx, permission) => may(ctx.actor.staffRole, permission))

test('an export is made once more for whoever may see what is in it, and is theirs', async () => {
  await cancelExport(as('clerk'), { id: orders })
  const request = { id: orders, requestId: randomUUID() }
  expect(await again(as('marketer'), request)).toMatchObject({ refusal: 'not-allowed' })
  const made = await again(as('support'), request)
  expect(made).toEqual(await again(as('support'), request))
  expect(
    await rows('select export, asked, asked_by from export_run where id = $1', [made.ok && made.value.id]),
  ).toEqual([{ export: 'orders', asked: { q: 'li' }, asked_by: as('support').actor.id }])
  expect(await again(as('support'), { id: randomUUID(), requestId: randomUUID() })).toMatchObject({
    refusal: 'run-not-again',
  })
})

test('a backtest is asked once more, word for word', async () => {
  await rows(`insert into history_source (name, time_zone, created_at) values ('old', 'UTC', now())`)
  const [source] = await rows<{ id: string }>(`select id from history_source where name = 'old'`)
  await rows(
    `insert into backtest_run (id, request_key, source_id, source_name, asked, state, all_events, asked_by, asked_at, touched_at, finished_at)
     values (gen_random_uuid(), 'a', $1, 'old', '{"tried": 1}', 'failed', 7, $2, now(), now(), now())`,
    [source?.id, as('owner').actor.id],
  )
  const [failed] = await rows<{ id: string }>(`select id from backtest_run where state = 'failed'`)
  const request = { id: failed?.id ?? '', requestId: randomUUID() }
  const made = await tryBacktestAgain(as('marketer'), request)
  expect(made).toEqual(await tryBacktestAgain(as('marketer'), request))
  const id = made.ok ? made.value.id : ''
  expect(await rows('select asked, state, all_events, source_name from backtest_run where id = $1', [id])).toEqual([
    { asked: { tried: 1 }, state: 'waiting', all_events: 7, source_name: 'old' },
  ])
  expect(await tryBacktestAgain(as('owner'), { id, requestId: randomUUID() })).toMatchObject({
    refusal: 'run-not-again',
  })
  expect(await cancelBacktest({ on: db() }, { id })).toMatchObject({ value: { state: 'cancelled' } })
})

test('how much longer is told from how it went', () => {
  const run = { askedAt: 0, done: 250, total: 1000, state: 'running' } as DeskRun
  expect(secondsLeft(run, 10_000)).toBe(30)
  expect(secondsLeft({ ...run, done: 0 }, 10_000)).toBeNull()
  expect(secondsLeft({ ...run, state: 'done' }, 10_000)).toBeNull()
  expect(secondsLeft({ ...run, done: 1000 }, 10_000)).toBeNull()
})
