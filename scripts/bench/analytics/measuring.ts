import { rangeOf } from '@/lib/analytics/schema'
import { db } from '@/lib/db/client'
import { type Queryable, rows } from '@/lib/db/sql'
import { at } from '../closed-loop'
import { parts, questions } from './questions'

const day = (before: number) => new Date(Date.now() - before * 86_400_000).toISOString().slice(0, 10)
export const spans = { today: day(0), '30': day(29), '366': day(365), all: day(1_099) }

export type Times = { p50: number; p95: number }

const timesOf = (all: number[]): Times => {
  const sorted = [...all].sort((a, b) => a - b)
  return { p50: at(sorted, 0.5), p95: at(sorted, 0.95) }
}

/** A page for some days: until all is answered, and its statements, the slowest first. */
export type PageTimes = { page: Times; statements: (Times & { says: string })[] }
export const pages = new Map<string, Map<string, PageTimes>>()
export const isJudged = new Set<string>()

/** Everything that is asked through it is timed, statement by statement. */
function listening(): { on: Queryable; heard: Map<string, number[]> } {
  const heard = new Map<string, number[]>()
  const query = async (statement: { text: string }) => {
    const from = performance.now()
    const answer = await db().query(statement)
    heard.set(statement.text, [...(heard.get(statement.text) ?? []), performance.now() - from])
    return answer
  }
  return { on: { query } as unknown as Queryable, heard }
}

async function measurePage(ask: (on: Queryable) => Promise<unknown>, tries: number): Promise<PageTimes> {
  // plans and caches first: each connection keeps a plan of its own from the sixth time on
  if (tries > 1) await ask(db())
  const { on, heard } = listening()
  const times: number[] = []
  for (let i = 0; i < tries; i += 1) {
    const from = performance.now()
    // one that the database gives up on has no time
    const isDone = await ask(on).then(
      () => true,
      () => false,
    )
    times.push(isDone ? performance.now() - from : Number.NaN)
  }
  const statements = [...heard].map(([text, all]) => ({ ...timesOf(all), says: text.replace(/\s+/g, ' ').trim() }))
  return { page: timesOf(times), statements: statements.sort((a, b) => b.p95 - a.p95) }
}

/** Every page over every span of days, as the page asks: what it asks at once is asked at once. */
export async function measurePages(size: string, tries: number): Promise<void> {
  for (const { page, ask, isOfNow, isOther } of questions)
    for (const [name, from] of Object.entries(spans)) {
      if (isOfNow && name !== 'today') continue
      const wanted = rangeOf(name === 'all' || name === '366' ? { range: 'custom', from, to: day(0) } : { range: name })
      const what = isOfNow ? page : `${page} ${name}`
      const sofar = pages.get(what) ?? new Map<string, PageTimes>()
      pages.set(what, sofar.set(size, await measurePage((on) => ask({ at: null, on }, wanted), tries)))
      if (!isOther) isJudged.add(what)
    }
}

export const answers = new Map<string, Map<string, Times>>()
export const fromRows = new Map<string, number>()
export const SCAN = 'all entries read through'

async function timed(ask: () => Promise<unknown>, tries: number): Promise<Times> {
  const times: number[] = []
  for (let i = 0; i < tries; i += 1) {
    const from = performance.now()
    // one that the database gives up on has no time
    const isDone = await ask().then(
      () => true,
      () => false,
    )
    if (!isDone) return { p50: Number.NaN, p95: Number.NaN }
    times.push(performance.now() - from)
  }
  return timesOf(times)
}

/** What the pages are made of, over a year and a day; of the largest ledger once out of the rows as well, for that takes long. */
export async function measureParts(size: string, tries: number, isLargest: boolean): Promise<void> {
  const note = (what: string, times: Times) =>
    answers.set(what, (answers.get(what) ?? new Map<string, Times>()).set(size, times))
  const values = [spans['366'], day(0)]
  for (const { part, ours, raw } of parts) {
    await rows(ours, values)
    note(part, await timed(() => rows(ours, values), tries))
    if (isLargest) fromRows.set(part, (await timed(() => rows(raw, values), 1)).p50)
  }
  note(SCAN, await timed(() => rows('select sum(amount_points) from entry'), 2))
}
