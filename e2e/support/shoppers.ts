import { randomUUID } from 'node:crypto'
import type { Browser, Page } from '@playwright/test'
import { home } from '@/lib/shoppers/address.fixture'
import { actionCalled, type Caller, callAction, callerOf, database, post } from './doors'

export type Shopper = Caller & { id: string }

/** Somebody who signed up a moment ago, and whom no other story knows. */
export async function newShopper(): Promise<Shopper> {
  const email = `bad-input-${randomUUID()}@shop.test`
  const signedUp = await callAction(actionCalled('signUpAction'), {
    name: '小棠',
    email,
    password: 'a long walk by the river',
  })
  if (!signedUp.ok) throw new Error(`signing up: ${signedUp.status} ${signedUp.refusal}`)
  const { rows } = await database.query('select id from account where email = $1', [email])
  return { ...(await callerOf(email)), id: rows[0].id }
}

/** Whoever this is sits before this page from now on. */
export async function comeIn(page: Page, shopper: Caller): Promise<void> {
  const url = process.env.APP_URL ?? ''
  const cookies = shopper.cookie.split('; ').map((pair) => {
    const at = pair.indexOf('=')
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url }
  })
  await page.context().addCookies(cookies)
}

/** A browser of somebody's own, signed in as they are. */
export async function browserOf(browser: Browser, shopper: Caller): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await comeIn(page, shopper)
  return page
}

/** The same on a phone, whatever screen the story runs on. */
export async function phoneOf(browser: Browser, shopper: Caller): Promise<Page> {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
  const page = await (await browser.newContext(phone)).newPage()
  await comeIn(page, shopper)
  return page
}

/** Points to spend at once, good for a year. */
export async function givePoints(shopper: Shopper, points: number): Promise<void> {
  await database.query(
    `select points_award($1, $2, 'manual', 'story', $3, '{"note": "a story"}', null, now() + interval '1 year', 'marketing', null, null, null)`,
    [shopper.id, `story:${randomUUID()}`, points],
  )
}

/** One thing in the cart, and the order of it as the checkout would send it. */
export async function aCheckout(shopper: Shopper, quantity = 1) {
  const { rows } = await database.query(
    `select v.id from variant v join product p on p.id = v.product_id
     where p.status = 'active' and v.on_hand - v.reserved > 20 order by v.price_minor, v.id limit 1`,
  )
  const variantId: string = rows[0].id
  const lines = [{ variantId, quantity }]
  await post('/api/cart', { variantId, quantity, mode: 'set' }, { as: shopper })
  const order = {
    requestId: randomUUID(),
    email: shopper.name,
    address: home,
    expectedTotalMinor: 0,
    points: 0,
    lines,
    note: '',
  }
  // the shop says what it costs by refusing what it does not
  const asked = JSON.parse((await post('/api/checkout', order, { as: shopper })).text)
  return {
    variantId,
    address: home,
    order: { ...order, expectedTotalMinor: asked.details?.totalMinor ?? asked.totalMinor },
  }
}

/** All that the shop has written about a shopper. */
export async function booksOf({ id }: Shopper): Promise<Record<string, unknown>> {
  const { rows } = await database.query(
    `select (select count(*)::int from shop_order where account_id = $1) as orders,
       (select array_agg(state::text order by number) from shop_order where account_id = $1) as states,
       (select count(*)::int from payment p join shop_order o on o.id = p.order_id where o.account_id = $1) as payments,
       (select jsonb_agg(to_jsonb(l) order by l.variant_id) from cart_line l join cart c on c.id = l.cart_id
         where c.account_id = $1) as cart,
       (select jsonb_agg(to_jsonb(a)) from address a where account_id = $1) as addresses,
       (select jsonb_agg(to_jsonb(b)) from points_balance b where account_id = $1) as points,
       (select count(*)::int from coupon_grant where account_id = $1) as grants,
       (select to_jsonb(a) from account a where a.id = $1) as account`,
    [id],
  )
  return rows[0]
}
