#!/usr/bin/env node
// A stand-in for Prisma's native schema engine, for machines that reach the npm registry but not Prisma's downloads.
// The CLI starts the program named by PRISMA_SCHEMA_ENGINE_BINARY and speaks newline-delimited JSON-RPC with it. This one
// answers with Prisma's own engine as WebAssembly (same commit as the CLI's) over @prisma/adapter-pg.
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import readline from 'node:readline'
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg'
import { adapterFactory, query, quote } from './lib/schema-engine-adapter.mjs'

const argv = process.argv.slice(2)
const values = (flag) => argv.flatMap((arg, i) => (arg === flag ? [argv[i + 1]] : []))
const datasource = JSON.parse(values('--datasource')[0] ?? '{}')
const engineFolder = path.dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'))

/** The CLI skips the first line on standard error and looks for an ERROR record of this target. */
function logError(error) {
  const record = (level, fields) =>
    `${JSON.stringify({ timestamp: new Date().toISOString(), level, fields, target: 'schema_engine::logger' })}\n`
  const fields = { is_panic: false, error_code: error?.code ?? 'P1010', message: error?.message ?? String(error) }
  process.stderr.write(record('INFO', { message: 'schema engine on WebAssembly' }) + record('ERROR', fields))
}

function adminOf(address) {
  const url = new URL(address)
  const database = decodeURIComponent(url.pathname.slice(1))
  url.pathname = '/postgres'
  url.searchParams.delete('schema')
  return { database, admin: url.toString() }
}

async function createDatabase(address) {
  const { database, admin } = adminOf(address)
  const found = await query(admin, 'select 1 from pg_database where datname = $1', [database])
  if (!found.rowCount) await query(admin, `create database ${quote(database)}`)
  return { databaseName: database }
}

const cliCommands = {
  'can-connect-to-database': async () => {
    try {
      await query(datasource.url, 'select 1')
    } catch (error) {
      if (error.code !== '3D000') throw Object.assign(error, { code: 'P1001' })
      throw Object.assign(new Error(`Database \`${adminOf(datasource.url).database}\` does not exist`), {
        code: 'P1003',
      })
    }
    return 'Connection successful'
  },
  'create-database': async () => {
    const { databaseName } = await createDatabase(datasource.url)
    return `Database '${databaseName}' was successfully created.`
  },
  'drop-database': async () => {
    const { database, admin } = adminOf(datasource.url)
    await query(admin, `drop database if exists ${quote(database)} with (force)`)
    return `Database '${database}' was successfully dropped.`
  },
}

let panic = null

/* oxlint-disable no-underscore-dangle -- the names that wasm-bindgen gives */
function loadEngine() {
  const wasm = new WebAssembly.Module(fs.readFileSync(path.join(engineFolder, 'schema_engine_bg.wasm')))
  const instance = new WebAssembly.Instance(wasm, { './schema_engine_bg.js': glue })
  glue.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  const keep = (message) => {
    panic = message
  }
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: keep, setMessage: keep }
}
/* oxlint-enable no-underscore-dangle */

/**
 * One engine per request: the WebAssembly connector gives its factory away once connected, so that a second request in
 * need of a shadow database would fail. Requests carry all their state.
 */
async function withEngine(use) {
  const opened = []
  const files = values('--datamodels').map((file) => [path.resolve(file), fs.readFileSync(file, 'utf8')])
  const options = { datamodels: files.length > 0 ? files : undefined }
  const factory = adapterFactory(datasource.url ?? process.env.DATABASE_URL, opened)
  const engine = await glue.SchemaEngine.new(options, () => {}, factory)
  try {
    return await use(engine)
  } finally {
    for (const adapter of opened) await adapter.dispose().catch(() => {})
  }
}

const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
const waiting = new Map()
let nextId = 1_000_000

function print(content) {
  return new Promise((resolve) => {
    const id = nextId++
    waiting.set(id, resolve)
    send({ id, method: 'print', params: { content } })
  })
}

async function answer(method, params) {
  if (method === 'createDatabase') return createDatabase(params.datasource?.url ?? datasource.url)
  if (method === 'getDatabaseVersion') return withEngine((engine) => engine.version(params))
  if (method === 'diff') {
    const { stdout, ...rest } = await withEngine((engine) => engine.diff(params))
    if (stdout) await print(stdout.replace(/\n$/, ''))
    return { ...rest, stdout: null }
  }
  if (typeof glue.SchemaEngine.prototype[method] !== 'function')
    throw new Error(`Method ${method} is not available in the schema engine on WebAssembly`)
  return withEngine(async (engine) => {
    // evaluateDataLoss forgets its shadow-database factory unless devDiagnostic has filled the engine's cache
    if (method === 'evaluateDataLoss' || method === 'createMigration')
      await engine.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters })
    return (await engine[method](params)) ?? {}
  })
}

function refusalOf(error) {
  const message = panic ?? error?.message ?? String(error)
  const data = { is_panic: panic !== null, message, error_code: error?.code ?? null, meta: error?.meta ?? null }
  return { code: 4466, message: 'An error happened. Check the data field for details.', data }
}

function serve() {
  loadEngine()
  process.on('uncaughtException', (error) => {
    logError(new Error(panic ?? error.stack))
    process.exit(101)
  })
  let pending = 0
  let closing = false
  const lines = readline.createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })
  lines.on('line', async (line) => {
    if (!line.trim()) return
    const message = JSON.parse(line)
    if (!message.method && waiting.has(message.id)) {
      waiting.get(message.id)(message.result)
      waiting.delete(message.id)
      return
    }
    pending += 1
    try {
      send({ id: message.id, result: await answer(message.method, message.params) })
    } catch (error) {
      send({ id: message.id, error: refusalOf(error) })
    }
    pending -= 1
    if (pending === 0 && closing) process.exit(0)
  })
  lines.on('close', () => {
    closing = true
    if (pending === 0) process.exit(0)
  })
}

if (argv.includes('--version')) {
  const { version } = JSON.parse(fs.readFileSync(path.join(engineFolder, 'package.json'), 'utf8'))
  console.log(`schema-engine-wasm ${version}`)
} else if (argv.includes('cli')) {
  const command = cliCommands[argv[argv.indexOf('cli') + 1]]
  try {
    if (!command) throw new Error(`unknown command ${argv.join(' ')}`)
    console.log(await command())
  } catch (error) {
    logError(error)
    process.exitCode = 1
  }
} else serve()
