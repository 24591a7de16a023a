import { db } from '@/lib/db/client'
import { rows } from '@/lib/db/sql'
import { type Random, randomFrom } from '@/prisma/seed/random'
import { type Floor, openFloor } from '../floor'
import { broken, type Server } from '../scratch'
import { openWire } from '../wire-proxy'

/** Many at once after the same thing. `round` answers what went wrong; without its guard it must. */
export type Race = {
  id: string
  what: string
  round: (n: number, arrive: () => Promise<void>) => Promise<string[]>
  /** takes the guard out of the database it runs in, which is thrown away after */
  unguard: () => Promise<void>
}

type Answer = { ok: boolean; refusal?: string }

/** N at once, each arriving when it does; an error is an answer too, and never a right one. */
export async function atOnce(
  n: number,
  arrive: () => Promise<void>,
  work: (i: number) => Promise<Answer>,
): Promise<{ done: number; refusals: string[]; errors: string[] }> {
  const answers = await Promise.all(
    Array.from({ length: n }, async (_, i) => {
      await arrive()
      return work(i).catch((error: unknown) => String(error))
    }),
  )
  const told = answers.filter((one): one is Answer => typeof one !== 'string')
  return {
    done: told.filter((one) => one.ok).length,
    refusals: told.flatMap((one) => (one.ok ? [] : [one.refusal ?? 'refused'])),
    errors: answers.filter((one): one is string => typeof one === 'string').map((error) => `threw ${error}`),
  }
}

export const many = <T>(n: number, make: (i: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: n }, (_, i) => make(i)))

export const expected = (what: string, is: unknown, should: unknown): string[] =>
  is === should ? [] : [`${what}: ${String(is)} and not ${String(should)}`]

/** Breaks a guard of a database function by replacing its words. */
export async function reword(name: string, was: string, becomes: string): Promise<void> {
  const [found] = await rows<{ def: string }>('select pg_get_functiondef(oid) as def from pg_proc where proname = $1', [
    name,
  ])
  if (!found?.def.includes(was)) throw new Error(`${name} does not say "${was}"`)
  await db().query(found.def.replaceAll(was, becomes))
}

export const unlocked = () => reword('points_lock', 'FOR UPDATE', '')
export const statement = (text: string) => db().query(text)

const JITTER_MS = 20

const wait = (random: Random) => () =>
  new Promise<void>((resolve) => setTimeout(resolve, Math.floor(random.next() * JITTER_MS)))

/** A shop behind a wire that delays each message by 0 to 20 ms, with a connection for each client. */
export async function openTrack(server: Server, seed: number, size: number) {
  const random = randomFrom(seed)
  let close = async () => {}
  const floor: Floor = await openFloor(server, {
    size,
    through: async (url) => {
      const wire = await openWire(url, () => Math.floor(random.next() * JITTER_MS))
      close = wire.close
      return wire.url
    },
  })
  return {
    arrive: wait(random),
    close: async () => {
      await floor.close()
      await close()
    },
  }
}

/** Some rounds with everything in place: what went wrong, the books included. */
export async function runRace(race: Race, arrive: () => Promise<void>, n: number, rounds: number): Promise<string[]> {
  const wrong: string[] = []
  for (let round = 0; round < rounds && wrong.length === 0; round += 1)
    wrong.push(...(await race.round(n, arrive)), ...(await broken(db())))
  return wrong.map((what) => `${race.id}, ${n} clients: ${what}`)
}

/** How long chance is given to show what a race without its guard does: some need a round in ten, and a machine its time. */
const CONTROL_MS = 100_000

/** The control: how many rounds it takes until the race without its guard is seen to go wrong; null when it never is. */
export async function runControl(server: Server, race: Race, seed: number, n = 20): Promise<number | null> {
  const track = await openTrack(server, seed, n)
  try {
    await race.unguard()
    const end = Date.now() + CONTROL_MS
    for (let round = 1; Date.now() < end; round += 1) {
      const wrong = await race.round(n, track.arrive).catch((error: unknown) => [String(error)])
      if (wrong.length > 0 || (await broken(db())).length > 0) return round
    }
    return null
  } finally {
    await track.close()
  }
}
