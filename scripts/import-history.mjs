// `npm run import:history -- orders.csv`: orders of another shop system into the history that programmes are tried on,
// whole or not at all. Read as a stream: what it holds at a time does not grow with the file.
import './lib/check-node.mjs'
import fs from 'node:fs'
import path from 'node:path'
import { runCommand } from './lib/process-stack.mjs'
import { streamNode } from './lib/run.mjs'
import { ClearFailure } from './lib/say.mjs'
import { openDatabase, prepareCode, shopEnv } from './lib/setting.mjs'

const USAGE = `Say which file: \`npm run import:history -- orders.csv\` (or orders.csv.gz), and
  --dry-run             look first, change nothing
  --source NAME         the history it belongs to (the file's name)
  --zone Europe/London  where its clock stood (the shop's zone)
  --dates dmy           the order of dates such as 03/04/2011: dmy, mdy, ymd (guessed)
  --grain line          one row a line of an invoice, or one row an invoice (guessed)
  --map invoice=No,placedAt=Date,total=Sum   which column holds what, where the guess is wrong`

await runCommand(async (stack) => {
  const words = process.argv.slice(2)
  const file = words.find((word, place) => !word.startsWith('--') && !/^--(?!dry-run)/.test(words[place - 1] ?? ''))
  if (!file) throw new ClearFailure(USAGE)
  if (!fs.existsSync(file)) throw new ClearFailure(`There is no file ${file}.`)
  await prepareCode()
  const { prepareDatabase } = await import('./lib/seeding.mjs')
  const databaseUrl = await openDatabase(stack)
  await prepareDatabase(databaseUrl, { withSeed: false })
  const env = shopEnv({ databaseUrl, appUrl: process.env.APP_URL ?? 'http://localhost:3000' })
  const rest = words.filter((word) => word !== file)
  return streamNode(['--import', 'tsx', 'scripts/import-history.ts', path.resolve(file), ...rest], env)
})
