import { row, rows } from '@/lib/db/sql'
import type { Context } from '@/lib/gate/context'
import type { Chain, SealEnd } from '@/lib/points/journal/queries'
import type { Seal } from '@/lib/points/journal/rules'
import { deedDigest, type SealedDeed } from './rules'

type Reader = Pick<Context, 'on'>

const listAuditSeals = (ctx: Reader, after: number, most: number): Promise<Seal[]> =>
  rows<Seal>(
    `select id, first_deed as "firstPosting", last_deed as "lastPosting", deeds as postings, marks, previous, hash,
       (extract(epoch from at) * 1000)::int8::text as at
     from audit_seal where id > $1 order by id limit $2`,
    [after, most],
    ctx.on,
  )

const findLastAuditSeal = (ctx: Reader): Promise<SealEnd | null> =>
  row<SealEnd>(
    `select id, last_deed as "lastPosting", hash, (select count(*) from audit_seal) as seals
     from audit_seal order by id desc limit 1`,
    [],
    ctx.on,
  )

// Fields as text, in the order that prisma/functions/seals-audit.sql hashes them.
const listDeeds = (ctx: Reader, after: number, upTo: number): Promise<SealedDeed[]> =>
  rows<SealedDeed>(
    `select id, array[id::text, ((extract(epoch from at) * 1000)::int8)::text, actor_id::text, action, subject, reason, before::text, after::text] as deed
     from audit_log where id > $1 and id <= $2 order by id`,
    [after, upTo],
    ctx.on,
  )

async function deedsEnd(ctx: Reader, sealed: number): Promise<{ last: number; unsealed: number }> {
  const found = await row<{ last: number; unsealed: number }>(
    `select coalesce((select max(id) from audit_log), 0) as last, (select count(*) from audit_log where id > $1) as unsealed`,
    [sealed],
    ctx.on,
  )
  return found ?? { last: 0, unsealed: 0 }
}

/** The record of deeds under its seals. */
export const auditChain: Chain<SealedDeed> = {
  seals: listAuditSeals,
  last: findLastAuditSeal,
  standing: listDeeds,
  end: deedsEnd,
  digestOf: deedDigest,
  anchored: (anchors) =>
    anchors.flatMap(({ day, audit }) =>
      audit ? [{ day, seal: audit.seal, hash: audit.hash, lastPosting: audit.last }] : [],
    ),
}

export type AuditProof = {
  deeds: number
  sealedAt: Date | null
  checkedAt: Date | null
  detail: string
  isBroken: boolean
}

/** How much of the record is under seals, and what the last look at them found. */
export async function getAuditProof(ctx: Reader): Promise<AuditProof> {
  const found = await row<AuditProof>(
    `select (select coalesce(sum(deeds), 0)::int8 from audit_seal) as deeds, (select max(at) from audit_seal) as "sealedAt",
       r.finished_at as "checkedAt", coalesce(r.outcome->>'detail', '') as detail, coalesce(r.outcome->>'code' = 'seals-broken', false) as "isBroken"
     from (select 1) one left join job_run r on r.name = 'check-audit'`,
    [],
    ctx.on,
  )
  return found ?? { deeds: 0, sealedAt: null, checkedAt: null, detail: '', isBroken: false }
}
