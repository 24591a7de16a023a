import pg from 'pg'
import { applyFunctions, listFunctions } from '../../lib/functions.mjs'
import type { Durable } from '../kills/durable-server'
import { runKills } from '../kills/run-kills'

const TIMES = 6

/** Puts the functions into the database anew, all of them, as a deploy of another version does. */
async function deploy(url: string, version: number): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const [first, ...rest] = listFunctions()
    const files = first ? [{ ...first, sql: `${first.sql}\n-- version ${version}\n` }, ...rest] : rest
    await applyFunctions(client, { files })
  } finally {
    await client.end()
  }
}

/** F25: the functions are replaced six times under eight writers, as by deploys that roll. Nobody's command is lost or done twice. */
export const rollingDeploys = (durable: Durable, seed: number) =>
  runKills(durable, {
    seed,
    kills: 2,
    targets: ['app'],
    before: async (url) => {
      for (let version = 1; version <= TIMES; version += 1) {
        await new Promise((resolve) => setTimeout(resolve, 500))
        await deploy(url, version)
      }
    },
  })
