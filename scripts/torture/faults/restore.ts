import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { startPostgres } from '../../lib/postgres.mjs'
import { openDurable } from '../kills/durable-server'
import { runKills } from '../kills/run-kills'
import { ROOT } from '../places'
import { broken } from '../scratch'
import type { Tally } from '../tally'

const NAME = 'torture-archived'
const BACK = 'torture-restored'
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function connected<V>(url: string, work: (client: pg.Client) => Promise<V>): Promise<V> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  return work(client).finally(() => client.end())
}

const keysOf = async (client: pg.Client) =>
  (await client.query<{ key: string }>('select key from posting')).rows.map(({ key }) => key)

/** Copies the files of a server at work, as every base backup does. */
const baseBackup = (adminUrl: string, data: string, to: string) =>
  connected(adminUrl, async (client) => {
    await client.query(`select pg_backup_start('torture', true)`)
    fs.rmSync(to, { recursive: true, force: true })
    // files come and go meanwhile: what cp misses, the log has
    spawnSync('cp', ['-a', data, to])
    const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)')
    fs.rmSync(path.join(to, 'postmaster.pid'), { force: true })
    fs.rmSync(path.join(to, 'pg_wal'), { recursive: true, force: true })
    for (const folder of ['pg_wal', 'pg_wal/archive_status']) fs.mkdirSync(path.join(to, folder), { mode: 0o700 })
    fs.writeFileSync(path.join(to, 'backup_label'), rows[0]?.labelfile ?? '')
    fs.writeFileSync(path.join(to, 'recovery.signal'), '')
    const { uid, gid } = fs.statSync(data)
    spawnSync('chown', ['-R', `${uid}:${gid}`, to])
  })

type Moment = { url: string; at: string; keys: string[] }

/**
 * F23: a base backup under eight writers and the log after it are brought to a moment in between. All that was done by then
 * is there, nothing that never was, and the books add up. Answers how long it took to come back.
 */
export async function restoredToAMoment(seed: number): Promise<{ tally: Tally; wrong: string[]; backMs: number }> {
  const archive = path.join(ROOT, '.data', `${NAME}-log`)
  fs.rmSync(archive, { recursive: true, force: true })
  fs.mkdirSync(archive, { recursive: true })
  fs.chmodSync(archive, 0o777)
  const durable = await openDurable(NAME, { archive_mode: 'on', archive_command: `cp %p ${archive}/%f` })
  const back = path.join(path.dirname(path.dirname(durable.data)), BACK, 'data')
  const moments: Moment[] = []
  const all: string[] = []
  try {
    await durable.makeTemplate()
    const report = await runKills(durable, {
      seed,
      kills: 1,
      targets: ['app'],
      before: async (url) => {
        fs.mkdirSync(path.dirname(back), { recursive: true })
        await baseBackup(durable.server.adminUrl, durable.data, back)
        await pause(1_000 + (seed % 7) * 300)
        const [keys, at] = await connected(url, async (client) => [
          await keysOf(client),
          (await client.query<{ at: string }>('select clock_timestamp()::text as at')).rows[0]?.at ?? '',
        ])
        moments.push({ url, at, keys })
        await pause(1_500)
        all.push(...(await connected(url, keysOf)))
        await connected(durable.server.adminUrl, (client) => client.query('select pg_switch_wal()'))
        await pause(1_500)
      },
    })
    fs.copyFileSync(path.join(path.dirname(durable.data), 'password'), path.join(path.dirname(back), 'password'))
    const since = Date.now()
    const [moment] = moments
    const target = { recovery_target_time: moment?.at ?? '', recovery_target_action: 'promote', max_connections: 200 }
    const server = await startPostgres({ name: BACK, settings: { ...target, restore_command: `cp ${archive}/%f %p` } })
    const backMs = Date.now() - since
    const url = server.url(new URL(moment?.url ?? '').pathname.slice(1))
    const pool = new pg.Pool({ connectionString: url, max: 1 })
    const unsound = await broken(pool)
    await pool.end()
    const restored = await connected(url, keysOf).finally(server.stop)
    const [has, was] = [new Set(restored), new Set(all)]
    const lost = moment?.keys.filter((key) => !has.has(key)) ?? []
    const ghosts = restored.filter((key) => !was.has(key))
    const wrong = [
      ...report.wrong,
      ...unsound,
      ...lost.map((key) => `gone from the restored database: ${key}`),
      ...ghosts.map((key) => `only in the restored database: ${key}`),
      ...(has.size < was.size ? [] : ['the restored database is not of an earlier moment']),
    ]
    return { tally: report.tally, wrong, backMs }
  } finally {
    await durable.stop()
    for (const folder of [archive, path.dirname(back)]) fs.rmSync(folder, { recursive: true, force: true })
  }
}
