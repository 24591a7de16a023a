// Some clients of the shop in one process, which may be killed at any moment. What they were about to do and what they
// heard goes to a file by a system call, so that it outlives them: begun, done, refused, or unknown.
import fs from 'node:fs'
import { connectTo, disconnect } from '@/lib/db/client'
import { randomFrom } from '@/prisma/seed/random'
import { type Command, nextCommand, run } from './commands'

export type Setting = {
  url: string
  journal: string
  seed: number
  clients: number
  pool: number
  accounts: string[]
  rewardId: string
}
export type Line = { n: number; command: Command } | { n: number; says: string; unknown?: true }

const setting = JSON.parse(process.argv[2] ?? '{}') as Setting
const journal = fs.openSync(setting.journal, 'a')
const write = (line: Line) => fs.writeSync(journal, `${JSON.stringify(line)}\n`)
console.error = () => {}
connectTo(setting.url, setting.pool)

/** No connection was to be had: the command never left. Anything else may have been done. */
const neverSent = (error: unknown) =>
  error instanceof Error && 'code' in error && (error.code === 'ECONNREFUSED' || error.code === '57P03')

let n = 0
const told = { toStop: false }

async function client(number: number): Promise<void> {
  const random = randomFrom(setting.seed * 1_000 + number)
  const holds: Command[] = []
  while (!told.toStop) {
    const command = nextCommand(random, setting.accounts, holds)
    n += 1
    const mine = n
    write({ n: mine, command })
    try {
      const says = await run(command, setting.rewardId)
      write({ n: mine, says })
      if (says === 'done' && command.kind === 'hold') holds.push(command)
    } catch (error) {
      const says = error instanceof Error ? error.message : String(error)
      write(neverSent(error) ? { n: mine, says: 'unsent' } : { n: mine, says, unknown: true })
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
}

const working = Promise.all(Array.from({ length: setting.clients }, (_, i) => client(i)))
const stop = () => {
  told.toStop = true
  void working.then(disconnect).then(() => process.exit(0))
}
process.on('SIGTERM', stop).on('disconnect', stop)
