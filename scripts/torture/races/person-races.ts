import { randomUUID } from 'node:crypto'
import { hashToken, newSecretToken } from '@/lib/auth/secret-token'
import { db } from '@/lib/db/client'
import { type Queryable, refusable, row, rows } from '@/lib/db/sql'
import { staff } from '@/lib/gate/staff.fixture'
import { bought, wordsOf } from '@/lib/orders/refunds/bought.fixture'
import { refund } from '@/lib/orders/refunds/store'
import { proposeAdjustment } from '@/lib/points/adjustments/propose-adjustment'
import { newShopper } from '@/lib/points/ledger.fixture'
import { couponReward } from '@/lib/rewards/reward.fixture'
import { claim } from '@/lib/rewards/store'
import { mergeAccounts } from '@/lib/shoppers/merges/merge-accounts'
import { LINK_MINUTES } from '@/lib/shoppers/rules'
import { insertAccount, insertLink, resetByLink } from '@/lib/shoppers/store'
import { byHand, newBudget } from './by-hand'
import { runsOn } from './ledger-races'
import { atOnce, expected, many, type Race, statement, unlocked } from './race'

const gift = (accountId: string, points: number, lasts: string) =>
  rows(
    `select points_award($1, $2, 'manual', 'test', $3, '{}', null, now() + $4::interval, 'marketing', null, null, now() - interval '1 hour')`,
    [accountId, randomUUID(), points, lasts],
  )

const told = (work: Promise<unknown>) => refusable<unknown, string>(work)

/** A shopper with an order to refund, points that end, and another account with points, for each that will be merged in. */
async function busy(n: number) {
  const { ctx, orderId } = await bought({ lines: [{ priceMinor: 20_000, quantity: 1 }], points: 1_000, has: 1_500 })
  const li = ctx.actor.id
  await gift(li, 300, '-1 minute')
  await gift(li, 700, '1 day')
  await newBudget(0)
  const { rewardId } = await couponReward(100)
  const others = await many(n, () => newShopper())
  await Promise.all(others.map((other) => gift(other, 10, '1 day')))
  const clerks = await many(n, () => staff('owner'))
  return { li, orderId, rewardId, others, clerks }
}

export const personRaces: Race[] = [
  {
    id: 'F19',
    what: 'refunds, exchanges, spends, expiry, adjustments and merges on one account add up',
    round: async (n, arrive) => {
      const { li, orderId, rewardId, others, clerks } = await busy(n)
      const refundWords = () => wordsOf(orderId, { kind: 'amount', amountMinor: 1_500, shippingMinor: 0 })
      const works: ((i: number) => Promise<{ ok: boolean; refusal?: string }>)[] = [
        (i) => refund(refundWords(), clerks[i]?.actor.id ?? '', null, db()),
        () => claim(db(), null, li, { rewardId, costPoints: 100, requestId: randomUUID() }),
        () => told(rows(`select points_spend($1, $2, 'spend', 'test', 50, '{}', null)`, [li, randomUUID()])),
        () => told(rows('select points_expire_due(null, 100)')),
        async (i) => proposeAdjustment(clerks[i] ?? (await staff('owner')), byHand(li, i % 4 ? 40 : -30)),
        async (i) =>
          mergeAccounts(clerks[i] ?? (await staff('owner')), {
            requestId: randomUUID(),
            fromId: others[i] ?? '',
            intoId: li,
            reason: 'one person',
          }),
      ]
      const { errors } = await atOnce(
        n,
        arrive,
        (i) => works[i % works.length]?.(i) ?? Promise.reject(new Error('none')),
      )
      const merged = await row<{ n: number }>('select count(*) as n from account where merged_into = $1', [li])
      return [
        ...errors,
        ...expected('the statement runs on', await runsOn(li), true),
        ...expected('accounts merged in', merged?.n, Math.floor(n / works.length)),
      ]
    },
    unguard: unlocked,
  },
  {
    id: 'R18',
    what: 'a reset link sets one password, for one of all who have it',
    round: async (n, arrive) => {
      const email = `${randomUUID()}@shop.test`
      const on: Queryable = db()
      const before = { email, name: '', passwordHash: 'before', locale: 'en', mailKey: randomUUID(), at: null }
      await insertAccount(on, before)
      const token = newSecretToken()
      const purpose = 'password-reset'
      const tokenHash = hashToken(token)
      await insertLink(on, {
        email,
        purpose,
        tokenHash,
        minutes: LINK_MINUTES,
        locale: 'en',
        params: {},
        onlyKnown: true,
        at: null,
      })
      const mine: string[] = []
      const { errors } = await atOnce(n, arrive, async (i) => {
        const isMine = (await resetByLink(on, tokenHash, `of ${i}`, null)) === email
        if (isMine) mine.push(`of ${i}`)
        return { ok: isMine }
      })
      const found = await row<{ hash: string; epoch: number }>(
        'select password_hash as hash, session_epoch as epoch from account where email = $1',
        [email],
      )
      return [
        ...errors,
        ...expected('passwords set', mine.length, 1),
        ...expected('the password', found?.hash, mine[0]),
        ...expected('sessions ended', found?.epoch, 1),
      ]
    },
    unguard: async () => {
      await statement(
        `create function forget_use() returns trigger language plpgsql as $$ begin new.used_at := null; return new; end $$`,
      )
      await statement(
        'create trigger forget_use before update on auth_token for each row execute function forget_use()',
      )
    },
  },
  {
    id: 'F22',
    what: 'sign-ups for the same addresses make each account once, and all the others are told by letter',
    round: async (n, arrive) => {
      const addresses = await many(Math.max(1, n >> 2), async () => `${randomUUID()}@shop.test`)
      const { errors } = await atOnce(n, arrive, async (i) => {
        const email = addresses[i % addresses.length] ?? ''
        await insertAccount(db(), {
          email,
          name: '',
          passwordHash: `of ${i}`,
          locale: 'en',
          mailKey: randomUUID(),
          at: null,
        })
        return { ok: true }
      })
      const found = await row<{ accounts: number; letters: number }>(
        `select (select count(*) from account where email = any($1)) as accounts,
           (select count(*) from mail_outbox where recipient = any($1) and template = 'account-exists') as letters`,
        [addresses],
      )
      return [
        ...errors,
        ...expected('accounts', found?.accounts, addresses.length),
        ...expected('letters', found?.letters, n - addresses.length),
      ]
    },
    // the address is compared, and nothing stands behind it
    unguard: async () => {
      const [index] = await rows<{ name: string }>(
        `select indexname as name from pg_indexes where tablename = 'account' and indexdef like 'CREATE UNIQUE%(email)%'`,
      )
      await statement(`drop index "${index?.name ?? ''}"`)
      await statement(`create unique index account_email_here on account (email, id)`)
    },
  },
]
