// `npm run db:up`: the embedded PostgreSQL of this checkout in the foreground, migrated; its address on standard output.
import './lib/check-node.mjs'
import { ensureDependencies } from './lib/install.mjs'
import { runCommand } from './lib/process-stack.mjs'
import { say } from './lib/say.mjs'

await runCommand(async (stack) => {
  await ensureDependencies()
  const { startPostgres } = await import('./lib/postgres.mjs')
  const { prepareDatabase } = await import('./lib/seeding.mjs')
  const server = await startPostgres({ port: 54_329 })
  stack.push('database', server.stop)
  await prepareDatabase(server.url(), { withSeed: false })
  say(`PostgreSQL ${server.adopted ? 'was running' : 'started'}, data in ${server.data}`)
  console.log(`DATABASE_URL=${server.url()}`)
  if (server.shared) say('another command keeps it running; this one may end')
  else setInterval(() => {}, 1 << 30)
  return server.shared ? 0 : undefined
})
