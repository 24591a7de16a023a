import fs from 'node:fs'
import path from 'node:path'
import type { Failing, Shard } from './parts/part'
import { DATA } from './places'
import { none, plus, type Tally } from './tally'

/** What a seed's run has come to, over as many sittings as it takes. */
export type Book = {
  commit: string
  seed: number
  seconds: number
  /** by part: the shards that are done, and the seconds they took */
  shards: Record<string, { done: number; seconds: number }>
  tally: Tally
  did: Record<string, number>
  failing: number
}

const fileOf = (seed: number) => path.join(DATA, `seed-${seed}.json`)

/** The book of this seed and this text of the code; another text begins another book. */
export function openBook(seed: number, commit: string): Book {
  try {
    const book = JSON.parse(fs.readFileSync(fileOf(seed), 'utf8')) as Book
    if (book.commit === commit) return book
  } catch {
    // none yet
  }
  return { commit, seed, seconds: 0, shards: {}, tally: none, did: {}, failing: 0 }
}

export function keepBook(book: Book): void {
  fs.mkdirSync(DATA, { recursive: true })
  const file = fileOf(book.seed)
  fs.writeFileSync(`${file}.new`, JSON.stringify(book, null, 2))
  fs.renameSync(`${file}.new`, file)
}

const largest = /\(largest\)$/

/** One shard more. */
export function enter(book: Book, part: string, shard: Shard, seconds: number): Book {
  const { done, seconds: before } = book.shards[part] ?? { done: 0, seconds: 0 }
  const did = { ...book.did }
  for (const [what, n] of Object.entries(shard.did))
    did[what] = largest.test(what) ? Math.max(did[what] ?? 0, n) : (did[what] ?? 0) + n
  return {
    ...book,
    seconds: book.seconds + seconds,
    shards: { ...book.shards, [part]: { done: done + 1, seconds: before + seconds } },
    tally: plus(book.tally, shard.tally),
    did,
    failing: book.failing + shard.failing.length,
  }
}

/** A failing seed stays in the repository and is played again by `npm test` until somebody mends what it found. */
export function keepFailing(folder: string, { part, seed, what, details }: Failing, commit: string): string {
  fs.mkdirSync(folder, { recursive: true })
  const taken = new Set(fs.readdirSync(folder))
  let no = 1
  while (taken.has(`${part}-${seed}-${no}.json`)) no += 1
  const file = path.join(folder, `${part}-${seed}-${no}.json`)
  fs.writeFileSync(file, `${JSON.stringify({ part, seed, found: commit, what, details }, null, 2)}\n`)
  return file
}
