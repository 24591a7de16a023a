import { mkdir, open } from 'node:fs/promises'
import path from 'node:path'
import type { Queryable } from '@/lib/db/sql'
import type { Context } from '@/lib/gate/context'
import { countSealed, findAuditEnd, findLastSeal, ledgerTotals, shopDay } from './queries'
import { readAnchors } from './read-anchors'
import type { Anchor } from './schema'
import { mailAnchor, whileAnchoring } from './store'

/**
 * Once a day what the journal came to is written outside the database, and mailed to the shop, so that a copy stands
 * where nobody who may change the database can reach. Answers how many lines were written.
 */
export function anchorJournal(ctx: Pick<Context, 'at'>, file: string): Promise<number> {
  return whileAnchoring(async (on) => {
    const day = await shopDay({ ...ctx, on })
    const seal = await findLastSeal({ on })
    if (!day || !seal) return 0
    const { anchors, lastHash, endsOpen } = await readAnchors(file)
    const last = anchors.at(-1)
    // a letter that was not queued because we died after writing the line is queued now
    if (last && last.day >= day) return mailAnchor(on, { ...last, line: JSON.stringify(last) }, 0)
    const anchor = await anchorOf({ on, at: ctx.at }, { day, seal, previous: lastHash })
    const line = JSON.stringify(anchor)
    await append(file, `${endsOpen ? '\n' : ''}${line}\n`)
    return mailAnchor(on, { ...anchor, line }, 1)
  })
}

type Ending = { day: string; seal: { id: number; lastPosting: number; hash: Buffer }; previous: string }

async function anchorOf(ctx: { on: Queryable; at: Date | null }, { day, seal, previous }: Ending): Promise<Anchor> {
  const postings = await countSealed(ctx, seal.id)
  const { entries, totals } = await ledgerTotals(ctx, seal.lastPosting)
  const audit = await findAuditEnd(ctx)
  const at = (ctx.at ?? (await databaseClock(ctx.on))).toISOString()
  const hash = seal.hash.toString('hex')
  return { day, seal: seal.id, hash, postings, lastPosting: seal.lastPosting, entries, totals, audit, at, previous }
}

async function databaseClock(on: Queryable): Promise<Date> {
  const { rows } = await on.query<{ now: Date }>('select now()')
  return rows[0]?.now ?? new Date(0)
}

/** Only ever longer, and on the disk before it counts as written. */
async function append(file: string, line: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true })
  const handle = await open(file, 'a', 0o640)
  try {
    await handle.appendFile(line)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
