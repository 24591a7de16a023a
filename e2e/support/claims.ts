import { randomUUID } from 'node:crypto'
import { actionCalled, type Caller, callAction, callerOf, database } from './doors'
import { givePoints, type Shopper } from './shoppers'

/** The shopper has one of the demo's rewards of this kind, in exchange for points that they are given for it. */
export async function exchangeFor(shopper: Shopper, kind: string): Promise<string> {
  const { rows } = await database.query(
    `select id, cost_points as cost from reward where kind = $1 and state = 'live' and cash_minor = 0 order by created_at, id limit 1`,
    [kind],
  )
  const [reward] = rows
  await givePoints(shopper, reward.cost)
  const requestId = randomUUID()
  const asked = { rewardId: reward.id, costPoints: reward.cost, requestId }
  const got = await callAction(actionCalled('claimRewardAction'), asked, { as: shopper })
  if (!got.ok) throw new Error(`exchanging: ${got.status} ${got.refusal}`)
  const claims = await database.query('select id from claim where request_key = $1', [requestId])
  return claims.rows[0].id
}

/** A claim of Li's on a reward of this kind; made when there is none. */
export async function aClaim(kind: string): Promise<string> {
  const li: Caller = await callerOf('li@demo.test')
  const { rows } = await database.query(
    `select a.id as account, (select c.id from claim c where c.account_id = a.id and c.kind = $1 and c.state = 'issued' limit 1) as claim
     from account a where a.email = 'li@demo.test'`,
    [kind],
  )
  return rows[0].claim ?? exchangeFor({ ...li, id: rows[0].account }, kind)
}
