import { appendFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Kind, Tables } from './records'

export type Change = readonly [kind: Kind, id: string, record: Tables[Kind] | null]

export type Journal = { append: (changes: readonly Change[]) => Promise<void> }

/**
 * One line is one batch of changes, so a batch is in the file whole or not at all: a torn last line is dropped on
 * reading. Appending costs what changed; rewriting one big file on every pause would cost all that ever happened.
 */
export async function readJournal(path: string): Promise<Change[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const changes: Change[] = []
  const lines = text.split('\n').filter((line) => line !== '')
  for (const [index, line] of lines.entries()) {
    try {
      const batch: Change[] = JSON.parse(line)
      changes.push(...batch)
    } catch (error) {
      if (index < lines.length - 1) throw new Error(`${path}: line ${index + 1} cannot be read`, { cause: error })
    }
  }
  return changes
}

/** Writes what is true now to a new file and moves it into place, then appends to it. */
export async function openJournal(path: string, now: readonly Change[]): Promise<Journal> {
  await mkdir(dirname(path), { recursive: true })
  const fresh = `${path}.${process.pid}.new`
  await writeFile(fresh, now.length > 0 ? `${now.map((change) => JSON.stringify([change])).join('\n')}\n` : '')
  await rename(fresh, path)
  return { append: (changes) => appendFile(path, `${JSON.stringify(changes)}\n`) }
}
