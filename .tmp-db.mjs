import { startPostgres } from '/work/shared/trials/start/lib/postgres.mjs'
const db = await startPostgres(process.cwd(), { name: 'pgscratch', settings: { fsync: 'off', synchronous_commit: 'off' } })
import fs from 'node:fs'
fs.writeFileSync('.data/url', db.url('shop'))
import pg from 'pg'
const u = new pg.Client(db.url('postgres')); await u.connect()
try { await u.query('create database shop') } catch {}
await u.end()
console.log(db.url('shop'))
process.on('SIGTERM', async () => { await db.stop(); process.exit() })
setInterval(() => {}, 1e6)
