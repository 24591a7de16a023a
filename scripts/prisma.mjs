// `npm run prisma -- migrate dev --name x`: Prisma's CLI; our stand-in is its schema engine where its own is missing,
// and the database of this checkout answers when no DATABASE_URL names another.
import './lib/check-node.mjs'
import { prismaEnv } from './lib/install.mjs'
import { runCommand } from './lib/process-stack.mjs'
import { streamNode } from './lib/run.mjs'

const args = process.argv.slice(2)
const needsNoDatabase = ['generate', 'validate', 'format', 'version', '--version', '-v', '--help'].includes(
  args[0] ?? '--help',
)

await runCommand(async (stack) => {
  const env = prismaEnv()
  if (!process.env.DATABASE_URL && !needsNoDatabase) {
    const { startPostgres } = await import('./lib/postgres.mjs')
    const { ensureDatabase } = await import('./lib/database.mjs')
    const server = await startPostgres({ port: 54_329 })
    stack.push('database', server.stop)
    await ensureDatabase(server.url())
    env.DATABASE_URL = server.url()
  }
  return streamNode(['node_modules/prisma/build/index.js', ...args], env)
})
