import { createHash, randomUUID } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { GET } from '@/app/api/merchant/exports/run/route'
import { GET as getShoppers } from '@/app/api/merchant/exports/shoppers/route'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { useTestDatabase } from '@/lib/db/testing'
import { browse, cookieOf, setUpHere } from '@/lib/gate/browser.fixture'
import type { StaffContext } from '@/lib/gate/context'
import { staff } from '@/lib/gate/staff.fixture'
import { askExport } from './ask-export'
import { cancelExport } from './cancel-export'
import { forgetExports } from './forget-exports'
import { findExport, readParts } from './queries'
import { MOST_AT_ONCE } from './rules'
import { runDueExports } from './run-due-exports'
import { claim, finish, keep } from './store'

vi.mock('next/headers', () => import('@/lib/gate/browser.fixture'))

useTestDatabase()
beforeAll(setUpHere)

const ctx = () => ({ at: null, on: db() })
const hostile = '=HYPERLINK("http://evil","李")'
let finance: StaffContext

const ask = async (format: 'csv' | 'xlsx', requestId: string = randomUUID(), who = finance) => {
  const made = await askExport('shoppers')(who, { requestId, format, filter: {} })
  if (!made.ok) throw new Error(made.refusal)
  return made.value.id
}
const found = async (id: string) => {
  const run = await findExport(db(), id, finance.actor.id)
  if (!run) throw new Error('no such run')
  return run
}
async function bytesOf(id: string): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of readParts(db(), id)) parts.push(part)
  return Buffer.concat(parts)
}

beforeAll(async () => {
  await openShop()
  finance = await staff('finance')
  await rows(
    `insert into account (email, name, created_at) select 'm' || n || '@shop.test', case when n = 7 then $2 else '顾客' || n end, now() - n * interval '1 minute'
     from generate_series(1, $1::int) n`,
    [MOST_AT_ONCE + 500, hostile],
  )
})

describe('a large table', () => {
  it('is not handed over at once, but written by the worker, whole and in its order', async () => {
    const cookies = await cookieOf(finance.actor)
    const small = (query: string) =>
      browse(cookies, () => getShoppers(new Request(`http://localhost:3000/api/merchant/exports/shoppers?${query}`)))
    const refused = await small('as=csv')
    expect([refused.status, await refused.json()]).toMatchObject([409, { refusal: 'export-large' }])
    // few enough come at once
    expect(parse(await (await small('as=csv&q=m77')).text(), { bom: true, columns: true })).toHaveLength(111)

    // those that were ticked, and no others
    const ticked = await rows<{ id: string }>(`select id from account where email in ('m3@shop.test', 'm4@shop.test')`)
    const only = ticked.map((one) => one.id).join(',')
    const some = parse<Record<string, string>>(await (await small(`as=csv&only=${only}`)).text(), {
      bom: true,
      columns: true,
    })
    expect(new Set(some.map(({ email }) => email))).toEqual(new Set(['m3@shop.test', 'm4@shop.test']))
    expect((await small('as=csv&only=*')).status).toBe(400)
    // all that match, as many as were seen
    expect((await small('as=csv&q=m77&expect=111')).status).toBe(200)
    const other = await small('as=csv&q=m77&expect=110')
    expect([other.status, await other.json()]).toMatchObject([
      409,
      { refusal: 'selection-changed', details: { count: 111 } },
    ])
    const asked = (filter: Record<string, string>) =>
      askExport('shoppers')(finance, { requestId: randomUUID(), format: 'csv', filter })
    expect(await asked({ q: 'm77', expect: '112' })).toMatchObject({ refusal: 'selection-changed' })
    expect(await asked({ only: ticked[0]?.id ?? '' })).toMatchObject({ refusal: 'input-invalid' })

    const id = await ask('csv')
    expect(await runDueExports(ctx())).toBe(1)
    const run = await found(id)
    expect(run).toMatchObject({ state: 'done', rows: MOST_AT_ONCE + 500, allRows: MOST_AT_ONCE + 500 })
    const bytes = await bytesOf(id)
    expect(bytes.length).toBe(run.bytes)
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(run.sha256)
    const lines = parse<Record<string, string>>(bytes, { bom: true, columns: true })
    expect(lines).toHaveLength(run.rows)
    expect(new Set(lines.map(({ email }) => email)).size).toBe(run.rows)
    expect(lines.find(({ email }) => email === 'm7@shop.test')?.name).toBe(`'${hostile}`)
    const asFile = await browse(cookies, () =>
      GET(new Request(`http://localhost:3000/api/merchant/exports/run?run=${id}&file=1`)),
    )
    expect(Buffer.from(await asFile.arrayBuffer()).equals(bytes)).toBe(true)
  })

  it('is one file however often the same request comes, and its leaving stands in the record', async () => {
    const requestId = randomUUID()
    const id = await ask('xlsx', requestId)
    expect(await ask('xlsx', requestId)).toBe(id)
    await runDueExports(ctx())
    expect((await bytesOf(id)).subarray(0, 2).toString()).toBe('PK')
    const told = await rows<{ after: unknown }>(
      `select after from audit_log where action = 'export.take' and after->>'format' = 'xlsx'`,
    )
    expect(told).toHaveLength(1)
  })

  it('is of nobody but who asked, and of them only while they may see what is in it', async () => {
    const id = await ask('csv')
    await runDueExports(ctx())
    const fetched = async (who: StaffContext) =>
      (
        await browse(await cookieOf(who.actor), () =>
          GET(new Request(`http://localhost:3000/api/merchant/exports/run?run=${id}&file=1`)),
        )
      ).status
    expect(await fetched(await staff('owner'))).toBe(404)
    await rows(`update account set staff_role = 'clerk' where id = $1`, [finance.actor.id])
    expect(await fetched(finance)).toBe(403)
    await rows(`update account set staff_role = 'finance' where id = $1`, [finance.actor.id])
    expect(await fetched(finance)).toBe(200)
  })
})

describe('a worker that is lost', () => {
  it('leaves a file half done; another begins it anew, and the first writes no more of it', async () => {
    const id = await ask('csv')
    const lost = await claim()
    if (lost?.id !== id) throw new Error('claimed another')
    expect(await keep(lost, 0, Buffer.from('half'), 1)).toBe(true)
    // nobody else takes it while it is heard of
    expect(await claim()).toBeNull()
    await rows(`update export_run set touched_at = now() - interval '61 seconds' where id = $1`, [id])
    expect(await runDueExports(ctx())).toBe(1)
    const whole = await found(id)
    expect(whole).toMatchObject({ state: 'done', rows: MOST_AT_ONCE + 500 })
    expect(await keep(lost, 9, Buffer.from('late'), 2)).toBe(false)
    await finish(lost, 2, 2, 'late')
    expect(await found(id)).toEqual(whole)
    expect((await bytesOf(id)).toString()).not.toContain('half')
  })

  it('three times is given up', async () => {
    const id = await ask('csv')
    for (let tries = 0; tries < 3; tries += 1) {
      expect((await claim())?.id).toBe(id)
      await rows(`update export_run set touched_at = now() - interval '61 seconds' where id = $1`, [id])
    }
    expect(await runDueExports(ctx())).toBe(0)
    expect(await found(id)).toMatchObject({ state: 'failed', problem: 'lost' })
  })
})

it('one that was called off is not written, and one that is done stays', async () => {
  const id = await ask('csv')
  const running = await claim()
  expect(await cancelExport(await staff('owner'), { id })).toMatchObject({ refusal: 'export-unknown' })
  expect(await cancelExport(finance, { id })).toEqual({ ok: true, value: { state: 'cancelled' } })
  expect(running && (await keep(running, 0, Buffer.from('x'), 1))).toBe(false)
  expect(await runDueExports(ctx())).toBe(0)
})

it('ten may wait at once', async () => {
  const marketer = await staff('marketer')
  for (let n = 0; n < 10; n += 1) await ask('csv', randomUUID(), marketer)
  const more = await askExport('shoppers')(marketer, { requestId: randomUUID(), format: 'csv', filter: {} })
  expect(more).toMatchObject({ refusal: 'exports-many' })
  await rows(`update export_run set state = 'cancelled' where asked_by = $1`, [marketer.actor.id])
})

it('a file is kept for a week; that it was made stays known', async () => {
  const id = await ask('csv')
  await runDueExports(ctx())
  const in8Days = { at: new Date(Date.now() + 8 * 86_400_000), on: db() }
  await forgetExports(ctx())
  expect((await found(id)).forgottenAt).toBeNull()
  expect(await forgetExports(in8Days)).toBeGreaterThan(0)
  expect(await found(id)).toMatchObject({ state: 'done', rows: MOST_AT_ONCE + 500 })
  expect((await found(id)).forgottenAt).not.toBeNull()
  expect((await row<{ n: number }>('select count(*) as n from export_part'))?.n).toBe(0)
})
