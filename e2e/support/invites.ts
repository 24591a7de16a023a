import { settleInvite } from '@/lib/campaigns/invite/settle-invite'
import { callerOf, database, post } from './doors'
import { aCheckout, type Shopper } from './shoppers'

/** The code of a link that is open. */
export async function anInvite(): Promise<string> {
  const { rows } = await database.query(
    `select l.code from invite_link l join campaign c on c.id = l.campaign_id where c.state in ('scheduled', 'live') order by l.made_at limit 1`,
  )
  return rows[0].code
}

/** Somebody who signed up a moment ago came by this link, on this device. */
export async function comesBy(code: string, friend: Shopper, device: Buffer): Promise<void> {
  await database.query("select invite_visited($1, $2, now() - interval '1 hour')", [code, device])
  await database.query('update account set created_at = now() where id = $1', [friend.id])
  await database.query('select device_noted($1, $2, null), invite_attribute($2, $1, null, null)', [device, friend.id])
}

/** Buys something, pays, has the parcel since nine days, and the invite is looked at before it came. */
export async function buysAndKeeps(email: string, quantity = 1): Promise<string> {
  const friend = await callerOf(email)
  const { rows } = await database.query(
    'update account set email_verified_at = now() where email = $1 returning id::text',
    [email],
  )
  const { id } = rows[0]
  const { order } = await aCheckout({ ...friend, id }, quantity)
  const placed = JSON.parse((await post('/api/checkout', order, { as: friend })).text)
  const orderId = placed.value.orderId
  await database.query('select order_settle(id, $2, total_minor, currency, null, null) from shop_order where id = $1', [
    orderId,
    `story:${orderId}`,
  ])
  await lookAt(id)
  // far down the desk's list, where other stories take their orders from the top: the provider knows nothing of this payment
  await database.query(
    `update shop_order set state = 'shipped', placed_at = now() - interval '200 days', shipped_at = now() - interval '9 days',
       delivered_at = now() - interval '9 days' where id = $1`,
    [orderId],
  )
  return id
}

/** What the worker does by the hour, now: this friend's invite is looked at. */
export async function lookAt(friendId: string): Promise<void> {
  const { rows } = await database.query('select id from invite where friend_id = $1', [friendId])
  await settleInvite({ at: null, on: database }, rows[0].id)
}
