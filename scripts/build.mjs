// `npm run build`: the production build alone, for a deployment of your own; its pages are rendered on first demand.
import './lib/check-node.mjs'
import { ensureBuild } from './lib/build.mjs'
import { runCommand } from './lib/process-stack.mjs'
import { say } from './lib/say.mjs'
import { openDatabase, prepareCode, shopEnv } from './lib/setting.mjs'

await runCommand(async (stack) => {
  await prepareCode()
  const databaseUrl = await openDatabase(stack)
  const { prepareDatabase } = await import('./lib/seeding.mjs')
  await prepareDatabase(databaseUrl, { withSeed: false })
  await ensureBuild(shopEnv({ databaseUrl, appUrl: process.env.APP_URL ?? 'http://localhost:3000' }))
  say('the build is up to date: .next/standalone/server.js')
  return 0
})
