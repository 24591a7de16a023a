// `npm run import:shopify -- file.csv [--dry-run]`: a Shopify product file into the shop's database, whole or not at all.
import './lib/check-node.mjs'
import fs from 'node:fs'
import path from 'node:path'
import { runCommand } from './lib/process-stack.mjs'
import { streamNode } from './lib/run.mjs'
import { ClearFailure } from './lib/say.mjs'
import { openDatabase, prepareCode, shopEnv } from './lib/setting.mjs'

await runCommand(async (stack) => {
  const file = process.argv.slice(2).find((word) => !word.startsWith('--'))
  if (!file)
    throw new ClearFailure('Say which file: `npm run import:shopify -- products.csv`, and `--dry-run` to look first.')
  if (!fs.existsSync(file)) throw new ClearFailure(`There is no file ${file}.`)
  await prepareCode()
  const { prepareDatabase } = await import('./lib/seeding.mjs')
  const databaseUrl = await openDatabase(stack)
  await prepareDatabase(databaseUrl, { withSeed: false })
  const env = shopEnv({ databaseUrl, appUrl: process.env.APP_URL ?? 'http://localhost:3000' })
  const words = [
    '--import',
    'tsx',
    'scripts/import-shopify.ts',
    path.resolve(file),
    ...process.argv.slice(2).filter((word) => word === '--dry-run'),
  ]
  return streamNode(words, env)
})
