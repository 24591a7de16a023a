// `npm run db:migrate`, `db:seed`, `db:reset` (`-- --empty`: without the demo): on DATABASE_URL, or on the embedded server of this checkout.
import './lib/check-node.mjs'
import fs from 'node:fs'
import readline from 'node:readline/promises'
import { runCommand } from './lib/process-stack.mjs'
import { ClearFailure, say } from './lib/say.mjs'
import { openDatabase, prepareCode, shopEnv } from './lib/setting.mjs'

/** A database that is not ours alone is emptied only after its name was typed (or with --yes). */
async function confirmReset(url) {
  if (!process.env.DATABASE_URL || process.argv.includes('--yes')) return
  const name = decodeURIComponent(new URL(url).pathname.slice(1))
  if (!process.stdin.isTTY)
    throw new ClearFailure(
      `This would delete everything in "${name}" of DATABASE_URL: add \`-- --yes\` if you mean it.`,
    )
  const terminal = readline.createInterface({ input: process.stdin, output: process.stdout })
  const answer = await terminal.question(`This deletes everything in "${name}". Type its name to go on: `)
  terminal.close()
  if (answer !== name) throw new ClearFailure('Nothing was deleted.')
}

/** The days of a ledger that is gone are kept, and say nothing of the next one. */
function putAnchorsAside(file) {
  if (!fs.existsSync(file)) return
  fs.renameSync(file, `${file}.${new Date().toISOString().replaceAll(':', '')}`)
}

await runCommand(async (stack) => {
  const [command] = process.argv.slice(2)
  if (!['migrate', 'seed', 'reset'].includes(command))
    throw new ClearFailure('Say `npm run db:migrate`, `npm run db:seed` or `npm run db:reset`.')
  await prepareCode()
  const database = await import('./lib/database.mjs')
  const seeding = await import('./lib/seeding.mjs')
  const url = await openDatabase(stack)
  database.parseDatabaseUrl(url)
  if (command === 'reset') {
    await confirmReset(url)
    await database.dropDatabase(url)
    say('dropped the database')
    putAnchorsAside(shopEnv({ databaseUrl: url, appUrl: '' }).LEDGER_ANCHORS)
  }
  await database.ensureDatabase(url)
  await database.migrate(url)
  const env = shopEnv({ databaseUrl: url, appUrl: process.env.APP_URL ?? 'http://localhost:3000' })
  if (command === 'seed' && !(await seeding.isEmpty(url)))
    throw new ClearFailure(
      'This database holds a shop already and is not seeded again: `npm run db:reset` begins afresh.',
    )
  const opening = await import('./lib/opening.mjs')
  if (command === 'reset' && opening.wantsEmpty()) await opening.openingLink(url, '', { begin: true })
  else if (command !== 'migrate') await seeding.seed(url, env)
  say('done')
  return 0
})
