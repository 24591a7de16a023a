// A Next app with nothing in it but one route, one static and one dynamic page: what the framework costs by itself.
import fs from 'node:fs'
import path from 'node:path'
import { startChild, waitFor } from '../lib/children.mjs'
import { withConnection } from '../lib/database.mjs'
import { anyFreePort } from '../lib/ports.mjs'
import { streamNode } from '../lib/run.mjs'
import { ClearFailure, DATA, ROOT, say } from '../lib/say.mjs'
import { hashFiles, setStamp, stampIs } from '../lib/stamps.mjs'

const SOURCE = 'scripts/bench/bare-next'
const COPY = path.join(DATA, 'bare-next')
const SERVER = path.join(COPY, '.next/standalone/.data/bare-next')
const STAMP = '.data/bare-next/.next/.built'

export async function ensureBareNext() {
  const wanted = hashFiles([SOURCE, 'package-lock.json']) + process.versions.modules
  if (stampIs(STAMP, wanted)) return
  say('building the bare Next app to compare with')
  fs.rmSync(COPY, { recursive: true, force: true })
  fs.cpSync(path.join(ROOT, SOURCE), COPY, { recursive: true })
  const env = {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: 'postgresql://nobody@localhost/none',
  }
  const code = await streamNode(['node_modules/next/dist/bin/next', 'build', COPY], env, 'building')
  if (code !== 0) throw new ClearFailure('The bare Next app does not build; its message is above.')
  fs.cpSync(path.join(COPY, '.next/static'), path.join(SERVER, '.next/static'), { recursive: true })
  setStamp(STAMP, wanted)
}

/** Starts it on the limit's own database, which is made anew. */
export async function startBareNext(databaseUrl, logFile) {
  const admin = new URL(databaseUrl)
  admin.pathname = '/postgres'
  await withConnection(String(admin), (db) => db.query('create database limits'))
  const port = await anyFreePort()
  const env = { DATABASE_URL: databaseUrl, NODE_ENV: 'production', PORT: String(port), HOSTNAME: 'localhost' }
  const child = startChild('bare Next', ['server.js'], { cwd: SERVER, env, logFile })
  const url = `http://localhost:${port}`
  await waitFor(url, { exited: child.exited, name: 'bare Next' })
  return { url, pid: child.pid, stop: child.stop }
}
