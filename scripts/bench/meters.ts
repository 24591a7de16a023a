import fs from 'node:fs'
import type pg from 'pg'
import { setting } from './setting'

const TICK_MS = 10

type Stat = { parent: number; cpuMs: number }

/** User and system time of a process (proc(5)); null where there is no /proc. */
function statOf(pid: number | string): Stat | null {
  try {
    const text = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return { parent: Number(fields[1]), cpuMs: (Number(fields[11]) + Number(fields[12])) * TICK_MS }
  } catch {
    return null
  }
}

const webCpu = () => statOf(setting.webPid)?.cpuMs ?? Number.NaN

function databaseCpu(): number {
  if (!fs.existsSync('/proc/self/stat')) return Number.NaN
  const all = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return all.reduce((sum, pid) => {
    const stat = statOf(pid)
    return stat && (stat.parent === setting.postgresPid || Number(pid) === setting.postgresPid) ? sum + stat.cpuMs : sum
  }, 0)
}

export type Spent = { webMs: number; databaseMs: number; statements: number; walBytes: number }

const STATEMENTS = `select coalesce(sum(calls), 0)::int as calls from pg_stat_statements s
  join pg_database d on d.oid = s.dbid and d.datname = current_database() where query not like '%pg_stat_statements%'`

/** What some work cost: CPU of the web process and of PostgreSQL, every statement that a client sent, WAL. */
export async function metered(database: pg.Pool, work: () => Promise<unknown>): Promise<Spent> {
  await database.query('select pg_stat_statements_reset()')
  const { rows: before } = await database.query<{ lsn: string }>('select pg_current_wal_lsn() as lsn')
  const [web, sql] = [webCpu(), databaseCpu()]
  await work()
  const [webMs, databaseMs] = [webCpu() - web, databaseCpu() - sql]
  const { rows } = await database.query<{ wal: string }>('select pg_current_wal_lsn() - $1::pg_lsn as wal', [
    before[0]?.lsn,
  ])
  const { rows: counted } = await database.query<{ calls: number }>(STATEMENTS)
  // two readings of the log position are ours
  return { webMs, databaseMs, statements: (counted[0]?.calls ?? 0) - 2, walBytes: Number(rows[0]?.wal) }
}

/** Resident memory of the web process in MiB. */
export function webMemoryMiB(): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${setting.webPid}/status`, 'utf8'))?.[1]) / 1024
  } catch {
    return Number.NaN
  }
}
