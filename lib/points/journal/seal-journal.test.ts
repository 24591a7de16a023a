import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { row } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { expireDuePoints } from '../expire-due-points'
import { daysOn, give, hold, newShopper, spendAtOnce, today } from '../ledger.fixture'
import { listSealedPostings, listSeals } from './queries'
import { compareLink, compareSeal, postingDigest } from './rules'
import { sealJournal } from './seal-journal'

useTestDatabase()
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

const on = { on: db, at: null }
const ctx = () => ({ ...on, on: db() })

beforeAll(async () => {
  const shopper = await newShopper()
  for (let n = 0; n < 30; n += 1) {
    await give(shopper, 100 + n, {
      expiresAt: n % 3 ? daysOn(365) : daysOn(30),
      explanation: { note: `第 ${n} 份 "礼" \\ 😀` },
    })
  }
  await spendAtOnce(shopper, 450)
  await hold(shopper, 'h', 200)
  await expireDuePoints({ on: db(), at: daysOn(31) })
})

describe('sealing', () => {
  it('covers every posting once, and nothing the second time', async () => {
    const count = await row<{ n: number }>('select count(*) as n from posting')
    expect(await sealJournal(ctx())).toBe(count?.n)
    expect(await sealJournal(ctx())).toBe(0)
    await give(await newShopper(), 5)
    expect(await sealJournal(ctx())).toBe(1)
    const seals = await listSeals(ctx(), 0, 10)
    expect(seals.map(({ id }) => id)).toEqual([1, 2])
    expect(seals[1]?.previous).toEqual(seals[0]?.hash)
  })

  it('hashes in SQL what the rules hash from the rows', async () => {
    const postings = await listSealedPostings(ctx(), 0, Number.MAX_SAFE_INTEGER)
    for (const posting of postings) {
      const sql = await row<{ digest: Buffer }>('select posting_digest(p) as digest from posting p where id = $1', [
        posting.id,
      ])
      expect(postingDigest(posting).toString('hex')).toBe(sql?.digest.toString('hex'))
    }
    const seals = await listSeals(ctx(), 0, 10)
    for (const [n, seal] of seals.entries()) {
      expect(compareLink(seal, seals[n - 1] ?? null)).toEqual([])
      const own = postings.filter(({ id }) => id >= seal.firstPosting && id <= seal.lastPosting)
      expect(compareSeal(seal, own, postingDigest)).toEqual([])
    }
  })

  it('never passes a posting that is not committed yet', async () => {
    const shopper = await newShopper()
    const slow = await db().connect()
    await slow.query('begin')
    await slow.query(`select points_award($1, 'slow', 'manual', 'x', 7, '{}', null, null, 'spend', null, null, $2)`, [
      shopper,
      today,
    ])
    await give(await newShopper(), 5)
    expect(await sealJournal(ctx())).toBeNull()
    await slow.query('commit')
    slow.release()
    expect(await sealJournal(ctx())).toBe(2)
  })

  it('is done once by many at a time', async () => {
    const shopper = await newShopper()
    for (let n = 0; n < 5; n += 1) await give(shopper, 1)
    const sealed = await Promise.all(Array.from({ length: 4 }, () => sealJournal(ctx())))
    expect(sealed.reduce<number>((sum, n) => sum + (n ?? 0), 0)).toBe(5)
  })
})

describe('what is sealed stays', () => {
  it.each([
    'update journal_seal set at = now()',
    'delete from journal_seal',
    'truncate journal_seal cascade',
    'delete from lot',
    'update lot set original_points = 1',
    'update lot set account_id = gen_random_uuid()',
  ])('%s is refused', async (statement) => {
    await expect(db().query(statement)).rejects.toMatchObject({ code: '42501' })
  })
})

// the key of one posting ends where the kind of another begins: only the lengths keep them apart
it('parts that are drawn elsewhere make another hash', () => {
  const posting = (fields: (string | null)[]) => ({ id: 1, posting: fields, entries: [], uses: [], lots: [] })
  const hashes = [
    ['1', 'ab', 'c'],
    ['1', 'a', 'bc'],
    ['1', 'abc', null],
    ['1', 'abc', ''],
    ['1', 'abc', '-'],
  ].map((fields) => postingDigest(posting(fields)).toString('hex'))
  expect(new Set(hashes).size).toBe(hashes.length)
})
