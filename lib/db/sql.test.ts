import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { ok } from '@/lib/kernel/result'
import { newShopper } from '@/lib/points/ledger.fixture'
import { db } from './client'
import { inTransaction, row, rows } from './sql'
import { brokenInvariants, useTestDatabase } from './testing'

useTestDatabase()

const asked = async () => (await row<{ times: number }>('select last_value as times from times_asked'))?.times
const gives = (code: string, times: number) => [code, times] as const
const tryOut = 'select give_up($1, $2)'

// a sequence is what PostgreSQL does not undo: it counts how often it was asked
beforeAll(async () => {
  await db().query(`create sequence times_asked; create function give_up(p_code text, p_times int) returns void language plpgsql as $$
    begin if nextval('times_asked') <= p_times then raise exception 'given up' using errcode = p_code; end if; end $$`)
})
const fresh = () => db().query('alter sequence times_asked restart')

it.each(['40P01', '40001'])('a statement that PostgreSQL undid (%s) is asked again', async (code) => {
  await fresh()
  await rows(tryOut, gives(code, 3))
  expect(await asked()).toBe(4)
})

it('but five times at the most', async () => {
  await fresh()
  await expect(rows(tryOut, gives('40P01', 9))).rejects.toMatchObject({ code: '40P01' })
  expect(await asked()).toBe(5)
})

it('once when it failed in any other way, and once inside a transaction', async () => {
  await fresh()
  await expect(rows(tryOut, gives('55P03', 9))).rejects.toMatchObject({ code: '55P03' })
  expect(await asked()).toBe(1)
  await fresh()
  const inside = inTransaction(async (on) => ok(await rows(tryOut, gives('40P01', 9), on)))
  await expect(inside).rejects.toMatchObject({ code: '40P01' })
  expect(await asked()).toBe(1)
})

it('two that take what the other holds both get it, once each', async () => {
  const [li, amy] = [await newShopper(), await newShopper()]
  await db().query(`create function give_both(p_one uuid, p_other uuid, p_key text) returns void language plpgsql as $$
    begin
      perform points_award(p_one, p_key || ':1', 'manual', 'gift', 10, '{}', null, null, 'marketing', null, null, null);
      perform pg_sleep(0.05);
      perform points_award(p_other, p_key || ':2', 'manual', 'gift', 10, '{}', null, null, 'marketing', null, null, null);
    end $$`)
  const give = (one: string, other: string) => rows('select give_both($1, $2, $3)', [one, other, randomUUID()])
  await Promise.all([give(li, amy), give(amy, li), give(li, amy), give(amy, li)])
  expect(
    await rows('select available_points as has from points_balance where account_id = any($1)', [[li, amy]]),
  ).toEqual([{ has: 40 }, { has: 40 }])
  expect(await brokenInvariants()).toEqual([])
}, 30_000)
