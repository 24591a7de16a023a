import { type Answer, ask, expectStatus } from './http-client'
import { POINTS } from './limit'
import { setting } from './setting'
import { type Member, nextMember, one, orderInput, type Shop } from './shop'
import { settled } from './webhook-relay'

const origin = { origin: setting.origin }

export const putInCart = (url: string, member: Pick<Member, 'cookie'>, variantId: string): Promise<Answer> =>
  ask('POST', `${url}/api/cart`, {
    cookie: member.cookie,
    body: { variantId, quantity: 1, mode: 'set' },
    headers: origin,
  })

export const placeOrder = (url: string, member: Pick<Member, 'cookie'>, input: unknown): Promise<Answer> =>
  ask('POST', `${url}/api/checkout`, { cookie: member.cookie, body: input, headers: origin })

/** Opens the hosted page and pays there; done when the shop has settled the provider's webhook. */
export async function pay(payUrl: string): Promise<void> {
  const opened = await expectStatus(303, 'pay page', ask('GET', setting.web + payUrl))
  const session = /cs_\w+/.exec(opened.location)?.[0]
  if (!session) throw new Error(`no session in ${opened.location}`)
  const done = settled(session)
  await expectStatus(200, 'paying', ask('POST', `${setting.standin}/control/pay/${session}`, { body: {} }))
  await done
}

let turn = 0

/** Every second one pays ¥10 of it with points. */
const pointsInTurn = (): number => {
  turn += 1
  return turn % 2 === 0 ? POINTS : 0
}

/** Cart, order, pay page, payment, settled webhook. */
export async function completeCheckout(shop: Shop, points = pointsInTurn()): Promise<void> {
  const [member, variant] = [nextMember(shop), one(shop.variants)]
  await expectStatus(200, 'cart', putInCart(setting.web, member, variant))
  const input = orderInput(member.email, variant, points)
  const placed = await expectStatus(200, 'placing', placeOrder(setting.web, member, input))
  const { value }: { value: { payUrl: string } } = JSON.parse(placed.text)
  await pay(value.payUrl)
}

/** Puts one thing into every member's cart, so that placing an order can be measured by itself. */
export async function fillCarts(shop: Shop): Promise<void> {
  await shop.database.query('insert into cart (account_id) select id from account on conflict do nothing')
  await shop.database.query(
    `insert into cart_line (cart_id, variant_id, quantity)
     select c.id, ($1::uuid[])[1 + mod(abs(hashtext(c.id::text)), array_length($1::uuid[], 1))], 1 from cart c
     where not exists (select 1 from cart_line l where l.cart_id = c.id)`,
    [shop.variants],
  )
}

/** Every member with the thing in the cart. */
export async function filledCarts(shop: Shop): Promise<{ member: Member; variantId: string }[]> {
  await fillCarts(shop)
  const { rows } = await shop.database.query<{ account: string; variant: string }>(
    'select distinct on (c.account_id) c.account_id as account, l.variant_id as variant from cart c join cart_line l on l.cart_id = c.id',
  )
  const byId = new Map(shop.members.map((member) => [member.id, member]))
  return rows.flatMap(({ account, variant }) => {
    const member = byId.get(account)
    return member ? [{ member, variantId: variant }] : []
  })
}

/** Orders that were placed to be counted and not to be paid, paid now: so that the books can be closed. */
export const settleRest = (shop: Shop) =>
  shop.database.query(
    `select order_settle(id, 'pi_rest_' || id, total_minor, currency, null, null) from shop_order where state = 'awaiting_payment'`,
  )
