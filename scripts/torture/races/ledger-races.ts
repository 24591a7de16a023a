import { randomUUID } from 'node:crypto'
import { guest, onShelf } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { balanceOf, daysOn, give, hold, newShopper, spendAtOnce, today } from '@/lib/points/ledger.fixture'
import { expireDue, holdCapture, holdRelease, releaseDue } from '@/lib/points/store'
import { couponReward } from '@/lib/rewards/reward.fixture'
import { claim } from '@/lib/rewards/store'
import { atOnce, expected, many, type Race, reword, statement, unlocked } from './race'

const ok = <T>(work: Promise<T>) => work.then((value) => ({ ok: true, value }))

/** Is every line of the shopper's statement the one before it and its own amount? */
export async function runsOn(accountId: string): Promise<boolean> {
  const found = await row<{ runs: boolean }>(
    `select bool_and(balance_after = coalesce(before, 0) + amount_points) as runs from (select balance_after, amount_points,
       lag(balance_after) over (order by id) as before from entry where account_id = $1 and bucket = 'available') x`,
    [accountId],
  )
  return found?.runs === true
}

const withoutFloor = async () => {
  await unlocked()
  await reword('lots_take', 'remaining_points >= p_points AND', '')
  await statement('alter table points_balance drop constraint points_balance_not_negative')
  await statement('alter table lot drop constraint lot_points')
}

export const ledgerRaces: Race[] = [
  {
    id: 'R3',
    what: 'spend, hold and exchange draw on one balance and never on more',
    round: async (n, arrive) => {
      const worth = Math.max(1, n >> 1)
      const li = await newShopper()
      await give(li, worth * 100)
      const { rewardId } = await couponReward(100)
      const { done, errors } = await atOnce(n, arrive, (i) =>
        i % 3 === 0
          ? hold(li, randomUUID(), 100)
          : i % 3 === 1
            ? spendAtOnce(li, 100)
            : claim(db(), today, li, { rewardId, costPoints: 100, requestId: randomUUID() }),
      )
      return [...errors, ...expected('were served', done, worth)]
    },
    unguard: withoutFloor,
  },
  {
    id: 'R6',
    what: 'postings on one account and on the house account run on from each other',
    round: async (n, arrive) => {
      const li = await newShopper()
      await give(li, n * 10)
      const { errors } = await atOnce(n, arrive, (i) => (i % 2 ? give(li, 10) : spendAtOnce(li, 10)))
      const { available } = await balanceOf(li)
      const spends = (n + 1) >> 1
      return [
        ...errors,
        ...expected('available', available, n * 10 - spends * 10 + (n - spends) * 10),
        ...expected('the statement runs on', await runsOn(li), true),
      ]
    },
    unguard: unlocked,
  },
  {
    id: 'R7-posting',
    what: 'one key is one posting, and the same key for another sum is refused',
    round: async (n, arrive) => {
      const li = await newShopper()
      await give(li, 1_000)
      const key = randomUUID()
      const { refusals, errors } = await atOnce(n, arrive, (i) => spendAtOnce(li, i % 4 === 3 ? 41 : 40, key))
      const { available } = await balanceOf(li)
      const odd = refusals.filter((one) => one !== 'key-reused').map((one) => `refused ${one}`)
      return [...errors, ...odd, ...([960, 959].includes(available) ? [] : [`available is ${available}`])]
    },
    unguard: async () => {
      await unlocked()
      await statement('drop index posting_key_key')
    },
  },
  {
    id: 'R8',
    what: 'the first points and the first cart of somebody new are made once',
    round: async (n, arrive) => {
      const li = await newShopper()
      const visitor = guest()
      const cups = await many(n, () => onShelf({ stock: 1 }))
      const { errors } = await atOnce(n, arrive, async (i) => {
        await ok(rows(`select cart_put(null, $1, $2, 1, 'add')`, [visitor.visitorHash, cups[i]]))
        return give(li, 10)
      })
      const carts = await row<{ pieces: number; carts: number }>(
        `select count(l.*) as pieces, count(distinct c.id) as carts from cart c left join cart_line l on l.cart_id = c.id where c.token_hash = $1`,
        [visitor.visitorHash],
      )
      const { available } = await balanceOf(li)
      return [
        ...errors,
        ...expected('available', available, n * 10),
        ...expected('carts', carts?.carts, 1),
        ...expected('pieces in it', carts?.pieces, n),
      ]
    },
    unguard: () => reword('points_lock', 'ON CONFLICT DO NOTHING', ''),
  },
  {
    id: 'R12',
    what: 'a hold is captured or released, once',
    round: async (n, arrive) => {
      const li = await newShopper()
      await give(li, 100)
      const key = randomUUID()
      await hold(li, key, 100)
      const { errors } = await atOnce(n, arrive, (i) =>
        i % 2 ? holdCapture(db(), today, key) : holdRelease(db(), today, key),
      )
      const { available, held } = await balanceOf(li)
      return [
        ...errors,
        ...expected('held', held, 0),
        ...(available === 0 || available === 100 ? [] : [`${available}`]),
      ]
    },
    unguard: async () => {
      await unlocked()
      await reword(
        'points_hold_capture',
        `WHERE key = p_key AND state = 'active'`,
        `WHERE key = p_key AND state <> 'captured'`,
      )
      await reword(
        'points_hold_release',
        `WHERE key = p_key AND state = 'active'`,
        `WHERE key = p_key AND state <> 'released'`,
      )
    },
  },
  {
    id: 'R13',
    what: 'points on their last day are spent or expire, not both',
    round: async (n, arrive) => {
      const li = await newShopper()
      await give(li, 100, { expiresAt: daysOn(1) })
      const { errors } = await atOnce(n, arrive, (i) =>
        i % 2 ? ok(expireDue(db(), daysOn(1), 100)) : spendAtOnce(li, 100),
      )
      const gone = await row<{ gone: number }>(
        `select coalesce(sum(amount_points), 0)::int8 as gone from entry e join posting p on p.id = e.posting_id
         where p.account_id = $1 and e.bucket in ('redeemed', 'expired')`,
        [li],
      )
      return [...errors, ...expected('points that went', gone?.gone, 100)]
    },
    unguard: async () => {
      await withoutFloor()
      await reword('points_expire_due', 'FOR UPDATE', '')
    },
  },
  {
    id: 'R17',
    what: 'two workers on one job release each lot once',
    round: async (n, arrive) => {
      const shoppers = await many(4, () => newShopper())
      for (const one of shoppers) await give(one, 10, { releasesAt: daysOn(7) })
      let released = 0
      const { errors } = await atOnce(Math.min(n, 16), arrive, async () => {
        const mine = await releaseDue(db(), daysOn(7), 500)
        released += mine
        return { ok: true }
      })
      return [...errors, ...expected('lots released', released, shoppers.length)]
    },
    unguard: async () => {
      await reword('points_release_due', `l.state <> 'pending' OR l.remaining_points = 0 OR `, '')
      await reword('points_release_due', `'lot:' || l.id || ':release'`, 'gen_random_uuid()::text')
    },
  },
]
