import { type Change, type Journal, openJournal, readJournal } from './journal'
import type { Kind, Tables } from './records'

const FLUSH_MS = 300
const DAY_MS = 86_400_000
const kinds = [
  'session',
  'intent',
  'charge',
  'refund',
  'event',
  'delivery',
  'key',
  'transfer',
] as const satisfies readonly Kind[]

export type Store = {
  readonly get: <K extends Kind>(kind: K, id: string) => Tables[K] | undefined
  /** Newest last. */
  readonly all: <K extends Kind>(kind: K) => IterableIterator<Tables[K]>
  readonly put: <K extends Kind>(kind: K, record: Tables[K]) => Tables[K]
  readonly drop: (kind: Kind, id: string) => void
  readonly flush: () => Promise<void>
}

// As Stripe keeps them: events 30 days, idempotency keys a day.
function dropStale(tables: { [K in Kind]: Map<string, Tables[K]> }, now: number): void {
  for (const [id, { at }] of tables.key) if (at < now - DAY_MS) tables.key.delete(id)
  for (const [id, { created }] of tables.event) if (created * 1000 < now - 30 * DAY_MS) tables.event.delete(id)
}

/** The stand-in's own truth: in memory, and behind it a file that a restart reads. No path, no file. */
export async function openStore(path: string | undefined): Promise<Store> {
  const tables: { [K in Kind]: Map<string, Tables[K]> } = {
    session: new Map(),
    intent: new Map(),
    charge: new Map(),
    refund: new Map(),
    event: new Map(),
    delivery: new Map(),
    key: new Map(),
    transfer: new Map(),
  }
  const table = <K extends Kind>(kind: K): Map<string, Tables[K]> => tables[kind]
  const dirty = new Map<string, readonly [Kind, string]>()
  let journal: Journal | undefined
  let timer: NodeJS.Timeout | undefined
  let writing = Promise.resolve()

  if (path) {
    for (const [kind, id, record] of await readJournal(path)) {
      if (record === null) table(kind).delete(id)
      else table(kind).set(id, record)
    }
    dropStale(tables, Date.now())
    const kept = kinds.flatMap((kind) => [...table(kind)].map(([id, record]): Change => [kind, id, record]))
    journal = await openJournal(path, kept)
  }

  const flush = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    if (!journal || dirty.size === 0) return writing
    const changes = [...dirty.values()].map(([kind, id]): Change => [kind, id, table(kind).get(id) ?? null])
    dirty.clear()
    const { append } = journal
    writing = writing.then(() => append(changes)).catch((error) => console.error('The journal was not written:', error))
    return writing
  }
  const touch = (kind: Kind, id: string) => {
    if (!journal) return
    dirty.set(`${kind}:${id}`, [kind, id])
    timer ??= setTimeout(() => void flush(), FLUSH_MS)
  }
  return {
    get: (kind, id) => table(kind).get(id),
    all: (kind) => table(kind).values(),
    put: (kind, record) => {
      table(kind).set(record.id, record)
      touch(kind, record.id)
      return record
    },
    drop: (kind, id) => {
      table(kind).delete(id)
      touch(kind, id)
    },
    flush,
  }
}
