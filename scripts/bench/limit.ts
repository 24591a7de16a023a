import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { closedLoop, type Load } from './closed-loop'
import { MEMBERS, PRODUCTS } from './fill'
import { setting } from './setting'

export const POINTS = 1000

/** The hand-written checkout stands in a database of its own on the same server. */
export async function prepareLimit(): Promise<void> {
  const client = new pg.Client({ connectionString: setting.limitDatabase })
  await client.connect()
  const text = fs.readFileSync(path.join(import.meta.dirname, 'limit.sql'), 'utf8')
  for (const statement of [text.replace('vacuum analyze;', ''), 'vacuum analyze']) await client.query(statement)
  await client.end()
}

const any = (most: number) => Math.floor(Math.random() * most)

/** What PostgreSQL can do at most: one function, one prepared statement, from Node. */
export async function measureLimit(clients: number, seconds: number): Promise<Load> {
  const pool = new pg.Pool({ connectionString: setting.limitDatabase, max: clients })
  const values = () => [any(MEMBERS) + 1, any(PRODUCTS) + 1, any(2) * POINTS]
  const call = () => pool.query({ name: 'checkout', text: 'select checkout($1, $2, $3)', values: values() })
  try {
    await closedLoop(clients, 0.2, call)
    return await closedLoop(clients, seconds, call)
  } finally {
    await pool.end()
  }
}

/** The same behind a Next route and nothing else. */
export const bareOrder = () => ({
  url: `${setting.bare}/api/order`,
  body: { member: any(MEMBERS) + 1, product: any(PRODUCTS) + 1, points: any(2) * POINTS },
})
