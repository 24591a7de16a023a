import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { openDurable } from '../kills/durable-server'
import { runKills } from '../kills/run-kills'
import { ROOT } from '../places'
import type { Tally } from '../tally'

const NAME = 'torture-full'
const SMALL = '320m'
const LARGE = '900m'

/** A disk of its own in memory; null where this account may not mount one. */
function smallDisk(): { grow: () => void; remove: () => void } | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null
  const place = path.join(ROOT, '.data', NAME)
  const mount = (...args: string[]) => execFileSync('mount', args, { stdio: 'ignore' })
  fs.mkdirSync(place, { recursive: true })
  try {
    mount('-t', 'tmpfs', '-o', `size=${SMALL},mode=755`, 'tmpfs', place)
  } catch {
    return null
  }
  return {
    grow: () => mount('-o', `remount,size=${LARGE}`, place),
    remove: () => {
      execFileSync('umount', ['-l', place], { stdio: 'ignore' })
      fs.rmSync(place, { recursive: true, force: true })
    },
  }
}

/** Fills the disk by rows until PostgreSQL says that there is no room (53100), or falls. */
async function fill(adminUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: adminUrl })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('create table if not exists filler (stuff text)')
    await client.query('alter table filler alter column stuff set storage external')
    for (;;) await client.query(`insert into filler select repeat('x', 1000000) from generate_series(1, 8)`)
  } catch (error) {
    return error instanceof pg.DatabaseError ? (error.code ?? 'unknown') : 'connection lost'
  } finally {
    await client.end().catch(() => {})
  }
}

/**
 * F6: the disk fills under eight writers; it is made larger and PostgreSQL comes back. Nothing acknowledged is lost. Null
 * where no disk can be mounted.
 */
export async function diskFull(seed: number): Promise<{ tally: Tally; wrong: string[] } | null> {
  const disk = smallDisk()
  if (!disk) return null
  try {
    const durable = await openDurable(NAME)
    try {
      await durable.makeTemplate()
      const said: string[] = []
      const report = await runKills(durable, {
        seed,
        kills: 1,
        targets: ['app'],
        before: async () => {
          said.push(await fill(durable.server.adminUrl))
          await new Promise((resolve) => setTimeout(resolve, 1_500))
          disk.grow()
          await durable.killed()
        },
      })
      const isFull = said.every((code) => code === '53100' || code === 'connection lost')
      return { tally: report.tally, wrong: isFull ? report.wrong : [...report.wrong, `filling it said ${said.join()}`] }
    } finally {
      await durable.stop()
    }
  } finally {
    disk.remove()
  }
}
