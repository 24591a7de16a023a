import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { ROOT } from '../places'

/** Every process below a process, by /proc: a backend is no member of our group. */
export function treeBelow(pid: number): number[] {
  const children = new Map<number, number[]>()
  for (const name of fs.readdirSync('/proc')) {
    const stat = readStat(Number(name))
    if (stat) children.set(stat, [...(children.get(stat) ?? []), Number(name)])
  }
  const found: number[] = []
  const walk = (one: number) => {
    for (const child of children.get(one) ?? []) {
      found.push(child)
      walk(child)
    }
  }
  walk(pid)
  return found
}

function readStat(pid: number): number | null {
  if (!Number.isInteger(pid)) return null
  try {
    const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '')
    return Number(fields.split(' ')[1])
  } catch {
    return null
  }
}

export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // gone already
  }
}

/** The postmaster first, then all that it had started: nothing of it is left to say good-bye. */
export function killTree(pid: number): void {
  const below = treeBelow(pid)
  for (const one of [pid, ...below]) signal(one, 'SIGKILL')
}

export type Kept = { pid: () => number | undefined; kill: () => void; stop: () => Promise<void> }

/** Makes a program leave when whoever keeps it is gone, however that went. */
const WATCH = path.join(ROOT, 'scripts/lib/with-parent.cjs')

/** A program that is started again whenever it is killed, as a supervisor would. */
export function keep(args: (life: number) => string[], env: NodeJS.ProcessEnv = process.env): Kept {
  let life = 0
  let stopping = false
  let child: ChildProcess
  const start = () => {
    life += 1
    child = spawn(process.execPath, ['--require', WATCH, ...args(life)], { env, stdio: ['ignore', 'ignore', 'ignore'] })
    child.once('exit', () => !stopping && setTimeout(() => !stopping && start(), 50))
  }
  start()
  return {
    pid: () => child.pid,
    kill: () => void child.kill('SIGKILL'),
    stop: async () => {
      stopping = true
      if (child.exitCode !== null || child.signalCode !== null) return
      const end = new Promise((resolve) => void child.once('exit', resolve))
      child.kill('SIGTERM')
      const hard = setTimeout(() => child.kill('SIGKILL'), 15_000)
      await end
      clearTimeout(hard)
    },
  }
}
