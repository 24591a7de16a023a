import { execFileSync, spawn } from 'node:child_process'
import fs from 'node:fs'
import type { Durable } from '../kills/durable-server'
import { treeBelow } from '../kills/processes'
import { runKills } from '../kills/run-kills'
import type { Tally } from '../tally'

const STRACE = '/usr/bin/strace'

/** Whether this account may look into other processes by strace. */
const mayTrace = () => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !fs.existsSync(STRACE)) return false
  try {
    execFileSync(STRACE, ['-o', '/dev/null', 'true'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** The third time that one of these processes has the disk keep something, the disk says no. Ends by itself. */
async function failToSync(pids: readonly number[], forMs: number): Promise<number> {
  const inject = ['-e', 'trace=fdatasync,fsync', '-e', 'inject=fdatasync,fsync:error=EIO:when=3+']
  const args = ['-f', ...inject, '-o', '|cat', ...pids.flatMap((pid) => ['-p', String(pid)])]
  const tracer = spawn(STRACE, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  const ended = new Promise((resolve) => void tracer.once('close', resolve))
  let said = ''
  tracer.stdout.on('data', (bytes: Buffer) => (said += bytes.toString()))
  const end = setTimeout(() => tracer.kill('SIGTERM'), forMs)
  await ended
  clearTimeout(end)
  return said.split('\n').filter((line) => line.includes('EIO') && line.includes('INJECTED')).length
}

/**
 * F5: the disk answers EIO when PostgreSQL has it keep the log, under eight writers. PostgreSQL panics and recovers, and
 * nothing acknowledged is lost. Null where nobody may be traced.
 */
export async function diskErrors(durable: Durable, seed: number) {
  if (!mayTrace()) return null
  let injections = 0
  const report = await runKills(durable, {
    seed,
    kills: 2,
    targets: ['app'],
    before: async () => {
      for (let round = 0; round < 3; round += 1) {
        injections += await failToSync(treeBelow(durable.pid()), 4_000)
        await durable.answering()
        await new Promise((resolve) => setTimeout(resolve, 500))
      }
    },
  })
  const wrong = injections > 0 ? report.wrong : [...report.wrong, 'no error of the disk was ever told']
  return { tally: report.tally satisfies Tally, wrong, injections }
}
