// `npm run bench analytics`: what the pages of figures ask, over ledgers of 10^5, 10^6 and 10^7 entries that cover the same two years;
// beside the same out of the rows, a read through all entries, and the hand-written checkout, in one run. `-- --quick` asks less often.
// The ledgers are filled once and kept in .data/benchdb.
import pg from 'pg'
import { countShoppers } from '@/lib/analytics/shoppers/count-shoppers'
import { connectTo, db, disconnect } from '@/lib/db/client'
import { rows } from '@/lib/db/sql'
import { keepLadder } from '@/lib/rewards/ladder/keep-ladder'
import { makeHandCheckout, rateOfHandCheckout } from '../hand-checkout'
import { fill, fillRules, foldAll, foldOrdersAnew } from './fill'
import { measurePages, measureParts } from './measuring'
import { printPages, printParts, printStatements } from './tables'
import { measureThroughput } from './throughput'

const isQuick = process.argv.includes('--quick')
const sizes = Object.entries(JSON.parse(process.env.BENCH_DATABASES ?? '{}') as Record<string, string>)
const limitDatabase = process.env.BENCH_LIMIT_DB ?? ''
const TRIES = isQuick ? 5 : 20
/** What a minute of a busy shop leaves beyond the folding. */
const TAIL = 600

/** Some postings that nobody has folded yet: pages add them up by themselves. */
const leaveTail = (pool: pg.Pool) =>
  pool.query(
    `select points_award(id, 'tail:' || gen_random_uuid(), 'manual', 'bench', 5, '{}', null, now() + interval '1 year', 'marketing', null, null, null)
     from (select id from account where email like 'm%' order by md5(id::text || now()::text) limit ${TAIL}) x`,
  )

/** Fills what is not filled, folds what is not folded, counts who shops here, as the jobs do, and leaves a minute's postings. */
async function prepare(size: string, pool: pg.Pool): Promise<void> {
  if ((await rows<{ t: string | null }>(`select to_regclass('bench_filled') as t`))[0]?.t === null)
    await fill(pool, Number(size))
  await fillRules(pool)
  await foldOrdersAnew(pool)
  const folded = await foldAll(pool)
  if (folded.postings > 10_000) {
    console.log(
      `\n  folded ${folded.postings.toLocaleString('en')} postings, ${(folded.postings / folded.seconds).toFixed(0)} a second`,
    )
    await pool.query('vacuum analyze')
  }
  const begun = performance.now()
  await pool.query('set statement_timeout = 0')
  await countShoppers({ at: null, on: pool })
  await keepLadder({ at: null, on: pool })
  console.log(
    `  counting all shoppers and the ladder, as the job does: ${((performance.now() - begun) / 1000).toFixed(1)} s`,
  )
  await leaveTail(pool)
  await pool.query('analyze')
}

await makeHandCheckout(limitDatabase)
const checkouts: number[] = []
const limit = async () => checkouts.push((await rateOfHandCheckout(limitDatabase, 8, isQuick ? 2 : 5)).perSecond)

for (const [i, [size, url]] of sizes.entries()) {
  const isLargest = i === sizes.length - 1
  connectTo(url, 16)
  const pool = new pg.Pool({ connectionString: url, max: 4 })
  console.log(`\n${Number(size).toLocaleString('en')} entries`)
  await prepare(size, pool)
  await limit()
  await measurePages(size, TRIES)
  await measureParts(size, TRIES, isLargest)
  if (isLargest) {
    await limit()
    printPages(checkouts)
    printStatements(checkouts)
    printParts()
    if (!process.argv.includes('--pages')) await measureThroughput(pool, db(), isQuick)
  }
  await pool.end()
  await disconnect()
}
