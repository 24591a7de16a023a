import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { useTestDatabase } from '@/lib/db/testing'
import { anchorJournal } from '@/lib/points/journal/anchor-journal'
import { sealJournal } from '@/lib/points/journal/seal-journal'
import { daysOn, give, newShopper } from '@/lib/points/ledger.fixture'
import { auditToExport, listAudit } from '../queries'
import { auditFilterSchema } from '../schema'
import { checkAudit } from './check-audit'
import { auditChain, getAuditProof } from './queries'
import { deedDigest } from './rules'
import { sealAudit } from './seal-audit'
import { verifyAudit } from './verify-audit'

useTestDatabase()

const place = { folder: '', file: '' }

const did = (no: number) =>
  db().query(
    `insert into audit_log (at, actor_id, action, subject, reason, before, after)
     values ($1, gen_random_uuid(), 'shop.settings', 'shop', $2, '{"nameZh": "旧 \\" 😀"}', jsonb_build_object('no', $3::int))`,
    [daysOn(no), `第 ${no} 次`, no],
  )

/** Three days of three deeds, each day under a seal, and the last two written down outside. */
beforeAll(async () => {
  place.folder = await mkdtemp(path.join(tmpdir(), 'deeds-'))
  place.file = path.join(place.folder, 'ledger.jsonl')
  await db().query(
    `insert into shop (id, name_zh, name_en, support_email) values (1, '回头客', 'Regulars', 'help@shop.test') on conflict do nothing`,
  )
  await give(await newShopper(), 5)
  await sealJournal({ on: db(), at: daysOn(0) })
  for (const day of [0, 1, 2]) {
    for (const n of [0, 1, 2]) await did(day * 3 + n)
    await db().query(`select nextval('audit_log_id_seq')`) // somebody's transaction was rolled back
    expect(await sealAudit({ on: db(), at: daysOn(day) })).toBe(3)
    if (day > 0) expect(await anchorJournal({ at: daysOn(day) }, place.file)).toBe(1)
  }
})
afterAll(() => rm(place.folder, { recursive: true, force: true }))

/** What a check says after something was done behind the shop's back. */
async function findingsAfter(sql: string, undo: string) {
  const client = await db().connect()
  const doIt = async (text: string) => {
    await client.query(`begin; set local session_replication_role = replica; ${text}; commit`)
  }
  try {
    await doIt(`create table was_deeds as table audit_log; create table was_seals as table audit_seal; ${sql}`)
    return {
      byTheHour: (await checkAudit(place.file, 0)).findings,
      wholly: (await verifyAudit({ anchorsFile: place.file })).findings,
    }
  } finally {
    await doIt(undo)
    client.release()
  }
}
const RESTORE = `delete from audit_log; insert into audit_log select * from was_deeds;
  delete from audit_seal; insert into audit_seal select * from was_seals; drop table was_deeds, was_seals`

const nth = (n: number) => `(select id from was_deeds order by id offset ${n} limit 1)`
const SEALED_ANEW = `delete from audit_seal; select audit_seal_next(500, 3, (select at from was_seals where id = 1));
  select audit_seal_next(500, 3, (select at from was_seals where id = 2)); select audit_seal_next(500, 3, (select at from was_seals where id = 3))`

it('hashes in SQL what the rules hash from the rows', async () => {
  for (const deed of await auditChain.standing({ on: db() }, 0, Number.MAX_SAFE_INTEGER)) {
    const sql = await row<{ hash: Buffer }>('select deed_digest(a) as hash from audit_log a where id = $1', [deed.id])
    expect(deedDigest(deed).toString('hex')).toBe(sql?.hash.toString('hex'))
  }
})

it('finds nothing in a record that nobody touched, and says how far it is sealed', async () => {
  expect(await checkAudit(place.file, 0)).toEqual({ seals: 3, findings: [] })
  expect(await verifyAudit({ anchorsFile: place.file })).toEqual({ seals: 3, postings: 9, unsealed: 0, findings: [] })
  expect(await getAuditProof({ on: db() })).toMatchObject({ deeds: 9, sealedAt: daysOn(2), isBroken: false })
  expect(await sealAudit({ on: db(), at: null })).toBe(0)
})

describe('what was done to the record is found, and named', () => {
  it.each([
    ['another reason', `update audit_log set reason = reason || '.' where id = ${nth(1)}`, 'posting-edited'],
    ['another doer', `update audit_log set actor_id = gen_random_uuid() where id = ${nth(4)}`, 'posting-edited'],
    ['no doer', `update audit_log set actor_id = null where id = ${nth(4)}`, 'posting-edited'],
    [
      'another moment',
      `update audit_log set at = at + interval '1 millisecond' where id = ${nth(0)}`,
      'posting-edited',
    ],
    ['another deed', `update audit_log set action = 'order.ship' where id = ${nth(0)}`, 'posting-edited'],
    ['of something else', `update audit_log set subject = 'order:1' where id = ${nth(0)}`, 'posting-edited'],
    ['what was before', `update audit_log set before = null where id = ${nth(8)}`, 'posting-edited'],
    ['what came after', `update audit_log set after = '{"no": 7}' where id = ${nth(8)}`, 'posting-edited'],
    ['one taken out', `delete from audit_log where id = ${nth(3)}`, 'posting-deleted'],
    ['one put in', `insert into audit_log (id, action, subject) values (${nth(2)} + 1, 'x', 'y')`, 'posting-inserted'],
    ['the end cut off', `delete from audit_log where id >= ${nth(7)}`, 'tail-truncated'],
    [
      'the end cut off with its seal',
      `delete from audit_log where id >= ${nth(6)}; delete from audit_seal where id = 3`,
      'tail-truncated',
    ],
    ['a seal taken out', 'delete from audit_seal where id = 2', 'seal-missing'],
    ['a seal of another moment', `update audit_seal set at = at + interval '1 second' where id = 2`, 'seal-altered'],
    [
      'everything sealed anew',
      `update audit_log set reason = 'x' where id = ${nth(4)}; ${SEALED_ANEW}`,
      'anchor-differs',
    ],
  ])('%s', async (_, sql, code) => {
    const { byTheHour, wholly } = await findingsAfter(sql, RESTORE)
    expect(byTheHour.map((finding) => finding.code)).toContain(code)
    expect(wholly.map((finding) => finding.code)).toContain(code)
  })
})

it('never passes a deed that is not committed yet', async () => {
  const slow = await db().connect()
  await slow.query(`begin; insert into audit_log (action, subject) values ('a', 'slow')`)
  await did(20)
  expect(await sealAudit({ on: db(), at: null })).toBeNull()
  await slow.query('commit')
  slow.release()
  expect(await sealAudit({ on: db(), at: null })).toBe(2)
})

it.each([
  'update audit_log set at = now()',
  'delete from audit_log',
  'truncate audit_log',
  'update audit_seal set at = now()',
  'delete from audit_seal',
  'truncate audit_seal',
])('%s is refused', async (statement) => {
  await expect(db().query(statement)).rejects.toMatchObject({ code: '42501' })
})

it('is read, and leaves as a table, of one subject, of a kind of subjects, or whole', async () => {
  for (const subject of ['order:1', 'order:12', 'orderly:1'])
    await db().query(`insert into audit_log (action, subject, before) values ('order.ship', $1, '{"state": "paid"}')`, [
      subject,
    ])
  const found = async (wanted: Record<string, string>) => {
    const filter = auditFilterSchema.parse(wanted)
    const table = auditToExport(filter)
    const lines = await rows<{ subject: string; before: string }>(table.text, table.values)
    const { entries } = await listAudit({ on: db() }, filter)
    expect(entries.map(({ subject }) => subject).toReversed()).toEqual(lines.map(({ subject }) => subject))
    return lines
  }
  expect(await found({ subject: 'order:1' })).toMatchObject([{ subject: 'order:1', before: '{"state": "paid"}' }])
  expect((await found({ subject: 'order' })).map(({ subject }) => subject)).toEqual(['order:1', 'order:12'])
  expect(await found({ action: 'shop.settings' })).toHaveLength(10)
  expect(await found({})).toHaveLength(14)
})
