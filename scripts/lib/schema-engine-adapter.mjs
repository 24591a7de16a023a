// @prisma/adapter-pg is made for the client, not for migrations. What has to be put right before it serves Prisma's
// schema engine (prisma/orm#27403 is open): catalogue columns of type "char" are refused; executeScript splits at every
// semicolon, which breaks functions; with a connection string the shadow database would be the real one; and the shadow
// database is dropped while its pool is still open.
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import { Client } from 'pg'

const PG_CHAR = 18
const PG_BPCHAR = 1042

export const quote = (name) => `"${name.replaceAll('"', '""')}"`

export async function query(connectionString, sql, params) {
  const client = new Client({ connectionString })
  await client.connect()
  try {
    return await client.query(sql, params)
  } finally {
    await client.end()
  }
}

function fieldsOf(address) {
  const url = new URL(address)
  const ssl = url.searchParams.get('sslmode')
  const checked = ssl === 'verify-full' || ssl === 'verify-ca'
  return {
    host: url.hostname,
    port: Number(url.port || 5432),
    database: decodeURIComponent(url.pathname.slice(1)),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    ...(ssl && ssl !== 'disable' ? { ssl: { rejectUnauthorized: checked } } : {}),
    schema: url.searchParams.get('schema') ?? undefined,
  }
}

const patched = new WeakSet()

/** Reports "char" columns as characters, on the class that connections and transactions share. */
function acceptCharColumns(queryable) {
  if (patched.has(queryable)) return
  patched.add(queryable)
  const { performIO, queryRaw } = queryable
  const charColumns = new WeakMap()
  queryable.performIO = async function performIOWithChars(sql) {
    const result = await performIO.call(this, sql)
    const fields = result.fields ?? []
    charColumns.set(
      sql,
      fields.map((field) => field.dataTypeID === PG_CHAR),
    )
    for (const field of fields) if (field.dataTypeID === PG_CHAR) field.dataTypeID = PG_BPCHAR
    return result
  }
  queryable.queryRaw = async function queryRawWithChars(sql) {
    const result = await queryRaw.call(this, sql)
    const chars = charColumns.get(sql)
    result.columnTypes = result.columnTypes.map((type, i) => (chars?.[i] ? ColumnTypeEnum.Character : type))
    return result
  }
}

function adjust(adapter) {
  acceptCharColumns(Object.getPrototypeOf(Object.getPrototypeOf(adapter)))
  adapter.executeScript = async (script) => {
    try {
      await adapter.underlyingDriver().query(script) // one simple-protocol message: atomic, as the native engine does it
    } catch (error) {
      adapter.onError(error)
    }
  }
  return adapter
}

/** The factory the engine wants; connections that it opened are collected for closing. */
export function adapterFactory(address, opened) {
  const { schema, ...config } = fieldsOf(address)
  const make = (database) => new PrismaPg({ ...config, database, max: 1 }, schema ? { schema } : {})
  const factory = make(config.database)
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const adapter = adjust(await connect())
    opened.push(adapter)
    return adapter
  }
  factory.connectToShadowDb = async () => {
    const name = `prisma_migrate_shadow_db_${crypto.randomUUID()}`
    await query(address, `create database ${quote(name)}`)
    const shadow = adjust(await make(name).connect())
    const dispose = shadow.dispose.bind(shadow)
    shadow.dispose = async () => {
      await dispose()
      await query(address, `drop database if exists ${quote(name)} with (force)`)
    }
    return shadow
  }
  return bindMigrationAwareSqlAdapterFactory(factory)
}
