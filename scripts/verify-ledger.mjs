// `npm run verify-ledger`: proves the points ledger from its rows alone; on DATABASE_URL, or on the embedded server.
import './lib/check-node.mjs'
import { runCommand } from './lib/process-stack.mjs'
import { streamNode } from './lib/run.mjs'
import { openDatabase, prepareCode, shopEnv } from './lib/setting.mjs'

await runCommand(async (stack) => {
  await prepareCode()
  const databaseUrl = await openDatabase(stack)
  const env = shopEnv({ databaseUrl, appUrl: process.env.APP_URL ?? 'http://localhost:3000' })
  return streamNode(['--import', 'tsx', 'scripts/verify-ledger.ts'], env)
})
