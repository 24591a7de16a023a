// Running a program to its end.
import { spawn, spawnSync } from 'node:child_process'
import { ClearFailure, ROOT, say } from './say.mjs'

const underWay = new Set()

/** Ends what is being run, so that nothing goes on when the command was told to stop. */
export async function interruptRuns() {
  const ends = [...underWay].map((child) => new Promise((resolve) => child.once('exit', resolve)))
  for (const child of underWay) child.kill('SIGTERM')
  const hard = setTimeout(() => [...underWay].forEach((child) => child.kill('SIGKILL')), 3000)
  await Promise.all(ends)
  clearTimeout(hard)
}

/** Runs a program to its end with its output passed on; says every ten seconds that it is still at work. */
export async function stream(command, args, { env, what = '', stdio, shell, onSpawn = () => {} } = {}) {
  const since = Date.now()
  const inherited = [what ? 'ignore' : 'inherit', 'inherit', 'inherit']
  const child = spawn(command, args, { cwd: ROOT, env: env ?? process.env, stdio: stdio ?? inherited, shell })
  underWay.add(child)
  onSpawn(child)
  const tick = () => say(`still ${what} (${Math.round((Date.now() - since) / 1000)} s)`)
  const ticking = what ? setInterval(tick, 10_000) : undefined
  const code = await new Promise((resolve) => child.once('error', () => resolve(127)).once('close', resolve))
  clearInterval(ticking)
  underWay.delete(child)
  return code ?? 1
}

/** The same for a Node program, with the environment added to ours. */
export const streamNode = (args, env = {}, what = '') =>
  stream(process.execPath, args, { env: { ...process.env, ...env }, what })

/** Runs a Node program to its end in silence; throws with what it wrote when it fails. */
export function runNode(args, env = {}) {
  const run = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8', env: { ...process.env, ...env } })
  if (run.status === 0) return run
  const output = `${run.stdout ?? ''}${run.stderr ?? ''}`.trim()
  throw new ClearFailure(`${output}\n${args.join(' ')} failed (${run.status ?? run.signal ?? run.error?.message}).`)
}
