import { type ChildProcess, fork } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { bundle } from '../bundle'
import type { Asked, Told } from './caller'

type Caller = { child: ChildProcess; ready: Promise<unknown> }

function start(program: string): Caller {
  const child = fork(program, [], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  return { child, ready: new Promise((resolve) => void child.once('message', resolve)) }
}

export type Callers = Awaited<ReturnType<typeof openCallers>>

/** Calling processes, with the next one being made ready while this one is used. */
export async function openCallers() {
  const program = await bundle(path.join(import.meta.dirname, 'caller.ts'))
  let now = start(program)
  let next: Caller | undefined
  return {
    /** Asks, and waits for the answer or for the end of the process. */
    ask: async (asked: Asked): Promise<Told> => {
      await now.ready
      const { child } = now
      const told = await new Promise<Told | null>((resolve) => {
        const gone = () => resolve(null)
        child.once('exit', gone).once('message', (message) => {
          child.off('exit', gone)
          resolve(message as Told)
        })
        child.send(asked)
      })
      if (told) return told
      now = next ?? start(program)
      next = undefined
      return { outcome: 'unknown', says: 'killed' }
    },
    /** Stops it where it is, or lets it go on: it holds what it holds. */
    signal: (name: 'SIGSTOP' | 'SIGCONT') => void now.child.kill(name),
    /** kill -9, from outside. */
    kill: () => void now.child.kill('SIGKILL'),
    /** The next kill will not have to wait for its successor. */
    prepare: () => {
      next ??= start(program)
    },
    close: async () => {
      for (const caller of [now, next]) {
        if (!caller || caller.child.exitCode !== null) continue
        const end = new Promise((resolve) => void caller.child.once('exit', resolve))
        caller.child.kill('SIGKILL')
        await end
      }
      fs.rmSync(program, { force: true })
    },
  }
}
