import { createHash } from 'node:crypto'
import type { Context } from '@/lib/gate/context'
import { routing } from '@/lib/i18n/routing'
import { exportKinds } from './kinds/queries'
import { exportNames } from './kinds/rules'
import { openTable } from './open-table'
import { countRows, everyRow } from './queries'
import { type Claimed, claim, expect, finish, giveUp, keep } from './store'

const MOST = 50
const PIECE_BYTES = 1 << 20

class CalledOff extends Error {}

/** Every file that was asked for is written, one after the other; one that a lost worker left half done is begun again. */
export async function runDueExports(ctx: Pick<Context, 'at' | 'on'>): Promise<number> {
  let done = 0
  for (; done < MOST; done += 1) {
    const run = await claim()
    if (!run) break
    await runOne(ctx, run)
  }
  return done
}

async function runOne(ctx: Pick<Context, 'at' | 'on'>, run: Claimed): Promise<void> {
  try {
    await written(ctx, run)
  } catch (error) {
    if (error instanceof CalledOff) return
    console.error(`export ${run.id} failed:`, error)
    await giveUp(run, error instanceof Error ? error.message.slice(0, 500) : 'unknown')
  }
}

async function written(ctx: Pick<Context, 'at' | 'on'>, run: Claimed): Promise<void> {
  const name = exportNames.find((known) => known === run.export)
  const locale = routing.locales.find((known) => known === run.locale)
  if (!name || !locale) return giveUp(run, 'export-unknown')
  // as it was kept when it was asked for; the kind's own schema reads it again
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const source = await exportKinds[name].open(run.asked as Record<string, unknown>, { ...ctx, readerId: run.asked_by })
  const told = { rows: 0 }
  await awaited(expect(run, await countRows(source)))
  const file = await openTable(ctx.on, { name, format: run.format, locale, pages: counted(everyRow(source), told) })
  await pieces(run, file.body, told)
}

async function* counted(
  pages: AsyncIterable<readonly unknown[]> | Iterable<readonly unknown[]>,
  told: { rows: number },
) {
  for await (const page of pages) {
    told.rows += page.length
    yield page
  }
}

const awaited = async (kept: Promise<boolean>) => {
  if (!(await kept)) throw new CalledOff()
}

/** What is made is kept a piece at a time, so that no more of a file than that is ever held. */
async function pieces(run: Claimed, body: AsyncIterable<Uint8Array>, told: { rows: number }): Promise<void> {
  const hash = createHash('sha256')
  let [no, bytes, waiting, size] = [0, 0, [] as Uint8Array[], 0]
  const put = async () => {
    await awaited(keep(run, no, Buffer.concat(waiting), told.rows))
    ;[no, waiting, size] = [no + 1, [], 0]
  }
  for await (const chunk of body) {
    hash.update(chunk)
    waiting.push(chunk)
    bytes += chunk.length
    size += chunk.length
    if (size >= PIECE_BYTES) await put()
  }
  if (size > 0) await put()
  await finish(run, told.rows, bytes, hash.digest('hex'))
}
