import type pg from 'pg'
import { foldFigures } from '@/lib/analytics/fold/fold-figures'
import { sealJournal } from '@/lib/points/journal/seal-journal'
import { closedLoop, median } from '../closed-loop'
import { earn, spend } from '../ledger/deeds'

const CLIENTS = 8
/** A shop's postings are of many shoppers: one who did everything would be worked out anew from all of it. */
const SHOPPERS = 20_000

type Pace = { what: string; everyMs: number; seconds: number; rounds: number }

/** Seals and folds at a pace until told to stop; answers how many postings were folded. */
function folding(on: pg.Pool, everyMs: number, isFolding: boolean): { stop: () => Promise<number> } {
  const job = { isOn: true, wake: () => {} }
  const work = (async () => {
    let count = 0
    while (job.isOn) {
      await sealJournal({ at: null, on })
      if (isFolding) count += (await foldFigures({ at: null, on })).count
      await new Promise<void>((resolve) => {
        job.wake = resolve
        setTimeout(resolve, everyMs)
      })
    }
    return count
  })()
  return {
    stop: () => {
      job.isOn = false
      job.wake()
      return work
    },
  }
}

async function measurePace(on: pg.Pool, ids: string[], { what, everyMs, seconds, rounds }: Pace): Promise<void> {
  let turn = 0
  const load = () =>
    closedLoop(CLIENTS, seconds, () => {
      turn += 1
      const id = ids[(turn * 7_919) % ids.length] ?? ''
      return turn % 2 === 0 ? earn(on, id) : spend(on, id, 1)
    })
  const pairs: { ratio: number; alone: number; folded: number }[] = []
  for (let round = 0; round <= rounds; round += 1) {
    const once = async (isFolding: boolean) => {
      const job = folding(on, everyMs, isFolding)
      const { perSecond } = await load()
      return { perSecond, folded: await job.stop() }
    }
    // whoever comes second is warmer: they take turns
    const [first, second] = [await once(round % 2 === 0), await once(round % 2 !== 0)]
    const [beside, alone] = round % 2 === 0 ? [first, second] : [second, first]
    await foldFigures({ at: null, on })
    // the first pair warms up
    if (round > 0)
      pairs.push({ ratio: beside.perSecond / alone.perSecond, alone: alone.perSecond, folded: beside.folded })
  }
  const share = median(pairs.map(({ ratio }) => ratio))
  console.log(
    `posts a second, folded ${what}: ${median(pairs.map(({ alone }) => alone)).toFixed(0)} alone, ${(100 * share).toFixed(1)} % of it beside the folding, wanted 90 %: ${share >= 0.9 ? 'ok' : 'BELOW'} (pairs ${pairs.map(({ ratio }) => ratio.toFixed(2)).join(', ')}; ${median(pairs.map(({ folded }) => folded)).toFixed(0)} folded in a round)`,
  )
}

/** What posts a second are worth while the folding goes on, and while it rests; rounds in pairs, the seals in both. */
export async function measureThroughput(pool: pg.Pool, on: pg.Pool, isQuick: boolean): Promise<void> {
  const { rows: found } = await pool.query<{ account_id: string }>(
    `select account_id from points_balance where available_points > 100 order by md5(account_id::text) limit ${SHOPPERS}`,
  )
  const ids = found.map(({ account_id }) => account_id)
  // the seals of the whole ledger would take long, and are not what is asked
  await pool.query(
    `insert into journal_seal (id, first_posting, last_posting, postings, marks, previous, hash, at)
     select 1, max(id), max(id), 1, decode(repeat('00', 12), 'hex'), '', '', now() from posting having not exists (select 1 from journal_seal)`,
  )
  const paces: Pace[] = [
    { what: 'every 2 s', everyMs: 2_000, seconds: isQuick ? 6 : 8, rounds: isQuick ? 3 : 5 },
    // as the job does it: what a minute left, once in a minute
    ...(isQuick ? [] : [{ what: 'every minute', everyMs: 60_000, seconds: 60, rounds: 2 }]),
  ]
  console.log('')
  for (const pace of paces) await measurePace(on, ids, pace)
}
