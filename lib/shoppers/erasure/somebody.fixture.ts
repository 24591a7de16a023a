import { randomUUID } from 'node:crypto'
import { member, onShelf } from '@/lib/cart/shelf.fixture'
import { askFor, givePoints } from '@/lib/checkout/checkout.fixture'
import { row, rows } from '@/lib/db/sql'
import { requestMagicLink } from '../request-magic-link'
import { saveAddress } from '../save-address'
import { setBirthday } from '../set-birthday'
import { updateProfile } from '../update-profile'

process.env.DATABASE_URL ??= 'postgresql://set-by-the-test-database'
process.env.NEXTAUTH_SECRET ??= 'a secret for tests only, thirty-two long'

// Shoppers who leave a word of theirs wherever shoppers do.

type Shopper = Awaited<ReturnType<typeof member>>

export const address = (word: string) => ({
  name: `${word}-receiver`,
  phone: `${word}-phone`,
  country: 'CN',
  province: '浙江省',
  city: '杭州市',
  district: `${word}-district`,
  line1: `${word}-street`,
  postalCode: '310000',
})

/** An order of the shopper's that waits for its money; what is to be paid is told with it. */
export async function ordered(shopper: Shopper, word: string): Promise<{ orderId: string; total: number }> {
  const lines = [{ variantId: await onShelf({ priceMinor: 20_000 }), quantity: 1 }]
  const told = { email: shopper.actor.email, address: address(word), note: `${word}-note` }
  const first = await askFor(shopper, lines, -1, told)
  const total = first.ok ? 0 : Number(first.details?.totalMinor)
  const placed = await askFor(shopper, lines, total, told)
  if (!placed.ok) throw new Error(placed.refusal)
  return { orderId: placed.value.orderId, total }
}

/** A paid order of the shopper's, sent to them. */
export async function bought(shopper: Shopper, word: string): Promise<string> {
  const { orderId, total } = await ordered(shopper, word)
  await row(`select order_settle($1, $2, $3, 'CNY', null, null)`, [orderId, randomUUID(), total])
  await row(`select order_ship($1, 'SF', 'SF100', null, null)`, [orderId])
  return orderId
}

/** Words that stand where shoppers' words stand, written as the verbs of those places would. */
export async function traces({ actor: { id, email } }: Shopper, word: string, orderId: string): Promise<void> {
  const say = (text: string, ...values: unknown[]) => rows(text, values)
  await say(
    `insert into player_age (account_id, born_on, guardian_name, guardian_phone, guardian_agreed_at, stated_at) values ($1, '2012-07-19', $2, $2 || '-phone', now(), now())`,
    id,
    `${word}-guardian`,
  )
  await say(
    `insert into device_seen (device_hash, account_id, first_at, last_at) values (sha256('x'), $1, now(), now())`,
    id,
  )
  await say('update payment set card_hash = sha256($2) where order_id = $1', orderId, Buffer.from(word))
  await say(
    `insert into rate_limit (key, window_start, taken) values ($1, now(), 1) on conflict do nothing`,
    `sign-in:${email}`,
  )
  await say(
    `insert into behaviour_event (key, code, account_id, payload, happened_at, decided_at, reason) values ($1, 'sign-up', $2, jsonb_build_object('said', $3::text), now(), now(), 'no-rule')`,
    randomUUID(),
    id,
    `${word}-said`,
  )
  await say(
    `insert into refund_request (order_id, request_key, scope, reason, shown, shortfall, state, created_at, decided_at) values ($1, $2, '{}', $3, '{}', 'debt', 'withdrawn', now(), now())`,
    orderId,
    randomUUID(),
    `${word}-why`,
  )
  await say(
    `insert into payout (kind, source, paid_for, account_id, recipient, amount_minor, tax_class, withheld_minor, state, request_key, asked_at, cancelled_at)
    values ('cashback-card', 'claim:' || gen_random_uuid(), 'x', $1, $2, 100, 'points', 0, 'cancelled', gen_random_uuid(), now(), now())`,
    id,
    email,
  )
  await say(
    `insert into review (product_id, account_id, order_id, rating, body, written_at) select p.id, $1, $2, 5, $3, now() from product p limit 1`,
    id,
    orderId,
    `${word}-review`,
  )
  await say(
    `insert into saved_view (id, page, owner_id, name, params, is_shared, created_at, changed_at)
    select gen_random_uuid(), 'orders', $1, $2, jsonb_build_object('q', $2::text), true, now(), now()`,
    id,
    email,
  )
  await say(
    `select export_ask(jsonb_build_object('id', gen_random_uuid(), 'requestId', gen_random_uuid(), 'export', 'orders', 'format', 'csv', 'locale', 'en',
      'asked', jsonb_build_object('q', $2::text), 'actorId', $1::uuid))`,
    id,
    email,
  )
}

/** Somebody with a name, a birthday, an address, an order, points of two kinds and letters. */
export async function somebody(word: string): Promise<Shopper & { orderId: string }> {
  const made = await member()
  const email = `${word}-mail@shop.test`
  await row('update account set email = $2 where id = $1', [made.actor.id, email])
  const shopper = { ...made, actor: { ...made.actor, email } }
  await updateProfile(shopper, { name: `${word}-name`, locale: 'zh-CN' })
  await saveAddress(shopper, { isDefault: true, address: address(word) })
  await setBirthday(shopper, { birthday: '07-19' })
  await requestMagicLink(shopper, { email: shopper.actor.email, returnTo: '/' })
  await givePoints(shopper, 500)
  const orderId = await bought(shopper, word)
  await rows(
    `insert into mail_outbox (key, recipient, locale, template, params) values ($1, $2, 'zh-CN', 'refund-declined', jsonb_build_object('note', $3::text))`,
    [randomUUID(), shopper.actor.email, `${word}-told`],
  )
  return { ...shopper, orderId }
}
