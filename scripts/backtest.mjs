// `npm run backtest`: what a programme would have cost on real history, this shop's own or an imported one.
import './lib/check-node.mjs'
import { runCommand } from './lib/process-stack.mjs'
import { streamNode } from './lib/run.mjs'
import { openDatabase, prepareCode, shopEnv } from './lib/setting.mjs'

await runCommand(async (stack) => {
  await prepareCode()
  const { prepareDatabase } = await import('./lib/seeding.mjs')
  const databaseUrl = await openDatabase(stack)
  await prepareDatabase(databaseUrl, { withSeed: false })
  const env = shopEnv({ databaseUrl, appUrl: process.env.APP_URL ?? 'http://localhost:3000' })
  return streamNode(['--import', 'tsx', 'scripts/backtest.ts', ...process.argv.slice(2)], env)
})
