import fs from 'node:fs'
import type { Command } from './commands'
import type { Line } from './writer'

/** What the writers' journals say of every command: heard to be done, heard to be refused, never sent, or never heard of. */
export type History = { done: Command[]; refused: Command[]; unsent: Command[]; unknown: Command[] }

/** Reads one process's journal. Its last line may be torn; a command without an answer has an unknown outcome. */
export function readHistory(file: string, into: History): void {
  if (!fs.existsSync(file)) return
  const open = new Map<number, Command>()
  for (const text of fs.readFileSync(file, 'utf8').split('\n')) {
    const line = parsed(text)
    if (!line) continue
    if ('command' in line) {
      open.set(line.n, line.command)
      continue
    }
    const command = open.get(line.n)
    if (!command) continue
    open.delete(line.n)
    const to = line.unknown ? 'unknown' : line.says === 'done' || line.says === 'unsent' ? line.says : 'refused'
    into[to].push(command)
  }
  into.unknown.push(...open.values())
}

function parsed(text: string): Line | null {
  try {
    return JSON.parse(text) as Line
  } catch {
    return null
  }
}
