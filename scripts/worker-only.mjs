// `npm run worker`: a job worker of its own beside a shop that runs elsewhere or with JOBS=off.
import './lib/check-node.mjs'
import { runCommand } from './lib/process-stack.mjs'
import { ClearFailure } from './lib/say.mjs'
import { hasWorker, keepWorker } from './lib/services.mjs'
import { openDatabase, prepareCode, shopEnv } from './lib/setting.mjs'

await runCommand(async (stack) => {
  await prepareCode()
  if (!hasWorker()) throw new ClearFailure('There is no scripts/worker.ts in this checkout: check out a complete one.')
  const databaseUrl = await openDatabase(stack)
  const { prepareDatabase } = await import('./lib/seeding.mjs')
  await prepareDatabase(databaseUrl, { withSeed: false })
  const worker = keepWorker({ env: shopEnv({ databaseUrl, appUrl: process.env.APP_URL ?? 'http://localhost:3000' }) })
  stack.push('job worker', worker.stop)
})
