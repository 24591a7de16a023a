import fs from 'node:fs'
import path from 'node:path'
import * as fc from 'fast-check'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { newShopper, today } from '@/lib/points/ledger.fixture'
import type { ModelAccount } from '@/lib/points/ledger-model.fixture'
import { A_DAY, GOODWILL } from './desk'
import { reckon } from './life'
import { type Step, step } from './steps'

// Random lives of shoppers' points, played in the database and by a clerk with a pencil; after every single command the
// balances must be the same, and at the end every lot.

/** What each account's lots hold, whether they wait, and their last days. */
const lotsOf = ({ lots }: ModelAccount) =>
  lots.map((lot) => [lot.left, lot.pending, lot.expiresAt === Infinity ? null : lot.expiresAt])

/** One life on both sides; answers where they part, or null, and how many commands were played. */
export async function playBoth(steps: readonly Step[]): Promise<{ played: number; parted: string | null }> {
  const ids = [await newShopper(), await newShopper()] as const
  const { asked, accounts } = reckon(ids, steps)
  const answer = await row<{ says: string[]; lots: unknown }>('select torture_play($1, $2, $3) as says', [
    ids,
    GOODWILL,
    JSON.stringify(asked.map(({ ask }) => ask)),
  ])
  const says = answer?.says ?? []
  const at = asked.findIndex(({ expected }, i) => expected !== says[i])
  if (at >= 0)
    return { played: at, parted: `${JSON.stringify(asked[at]?.ask)}: ${says[at]} and not ${asked[at]?.expected}` }
  const left = await rows<{ lots: unknown[] }>(
    `select coalesce((select json_agg(json_build_array(remaining_points, state = 'pending', round(extract(epoch from expires_at - $2) / 43200) / 2) order by id)
       from lot where account_id = x.id), '[]') as lots from unnest($1::uuid[]) with ordinality x(id, no) order by no`,
    [ids, today],
  )
  const [is, should] = [left.map(({ lots }) => lots), accounts.map(lotsOf)].map((lots) => JSON.stringify(lots))
  return { played: asked.length, parted: is === should ? null : `lots ${is} and not ${should}` }
}

/** The function that plays, in a database that is thrown away after. */
export async function teachToPlay(): Promise<void> {
  await db().query(fs.readFileSync(path.join(import.meta.dirname, 'play.sql'), 'utf8'))
  await rows(`update adjustment_limit set points_per_day = $1 where staff_role = 'support'`, [A_DAY])
}

const LIFE = 200
const grown =
  'analyze posting, entry, lot, lot_use, points_balance, points_hold, points_debt, points_budget, adjustment, adjustment_row, account_merge_item'

export type Parted = { seed: number; steps: Step[]; parted: string }

/** Some lives; answers how many commands were played, and the shortest life that parts when one does. */
export async function playLives(seed: number, lives: number): Promise<{ played: number; parted: Parted | null }> {
  let played = 0
  let lived = 0
  const property = fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: LIFE, size: 'max' }), async (steps) => {
    // tables that grew from nothing are planned for as if they were empty
    if (lived++ % 40 === 5) await rows(grown)
    const life = await playBoth(steps)
    played += life.played
    return life.parted === null
  })
  const result = await fc.check(property, { seed, numRuns: lives })
  if (!result.failed) return { played, parted: null }
  const steps = result.counterexample?.[0] ?? []
  const { parted } = await playBoth(steps)
  return { played, parted: { seed, steps, parted: parted ?? 'parted once, and not when played again' } }
}
