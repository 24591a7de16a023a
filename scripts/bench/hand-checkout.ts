import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { closedLoop, type Load } from './closed-loop'

// as many as limit.sql makes
const MEMBERS = 2_000
const PRODUCTS = 1_000
const POINTS = 1_000

/** What the machine that Vendure was measured on makes of it a second: a figure's time there is its time here by the ratio of the two. */
export const REFERENCE_PER_SECOND = 14_076

/** The hand-written checkout, in an empty database of its own. */
export async function makeHandCheckout(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const text = fs.readFileSync(path.join(import.meta.dirname, 'limit.sql'), 'utf8')
  for (const statement of [text.replace('vacuum analyze;', ''), 'vacuum analyze']) await client.query(statement)
  await client.end()
}

const any = (most: number) => Math.floor(Math.random() * most)

/** So many clients, each with one prepared statement that calls one function. */
export async function rateOfHandCheckout(url: string, clients: number, seconds: number): Promise<Load> {
  const pool = new pg.Pool({ connectionString: url, max: clients })
  const values = () => [any(MEMBERS) + 1, any(PRODUCTS) + 1, any(2) * POINTS]
  const call = () => pool.query({ name: 'checkout', text: 'select checkout($1, $2, $3)', values: values() })
  try {
    await closedLoop(clients, 0.2, call)
    return await closedLoop(clients, seconds, call)
  } finally {
    await pool.end()
  }
}
