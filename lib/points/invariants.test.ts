import { beforeAll, expect, it } from 'vitest'
import { closeViolations } from '@/lib/analytics/close/close-violations.fixture'
import { campaignViolations } from '@/lib/campaigns/campaign-violations.fixture'
import { drawViolations } from '@/lib/campaigns/draws/draw-violations.fixture'
import { inviteViolations } from '@/lib/campaigns/invite/invite-violations.fixture'
import { ticketViolations } from '@/lib/campaigns/tickets/ticket-violations.fixture'
import { stackViolations } from '@/lib/coupons/stack-violations.fixture'
import { db } from '@/lib/db/client'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { payoutViolations } from '@/lib/payouts/payout-violations.fixture'
import { claimReward } from '@/lib/rewards/claim-reward'
import { claimViolations } from '@/lib/rewards/claim-violations.fixture'
import { moneyViolations } from '@/lib/rewards/money-violations.fixture'
import { couponReward, wantReward } from '@/lib/rewards/reward.fixture'
import { erasureViolations } from '@/lib/shoppers/erasure/erasure-violations.fixture'
import { viewViolations } from '@/lib/views/view-violations.fixture'
import { daysOn, give, hold, newShopper, spendAtOnce, today } from './ledger.fixture'
import {
  fromGoodwill,
  ofOrder,
  order,
  payment,
  posting,
  shopper,
  sql,
  withEvent,
  withOrder,
  withRules,
} from './planted.fixture'

// Every line of the report, seen to bite: with all triggers and foreign keys off and the constraints dropped, one
// violation each is planted in a transaction that is then rolled back, and the report must name it.

useTestDatabase()

/** By invariant: what to plant, and what it breaks besides (an entry too many also parts balance and sums). */
const violations: [string, string, () => { text: string; values: unknown[] }[]][] = [
  [
    'I01',
    'a posting that makes points from nothing',
    () => sql(`insert into entry (posting_id, bucket, amount_points) select min(id), 'issued', 7 from posting`),
  ],
  [
    'I02',
    'an entry without its other side',
    () => sql(`delete from entry where id = (select min(id) from entry where account_id is null)`),
  ],
  ['I03', 'a posting that moved nothing', () => sql(`${posting('empty')} select 1`)],
  [
    'I03',
    'a posting of one entry',
    () =>
      sql(
        `${posting('single')} insert into entry (posting_id, account_id, bucket, amount_points) select id, '${shopper.id}', 'available', 0 from p`,
      ),
  ],
  ['I04', 'a balance changed by hand', () => sql(`update points_balance set available_points = available_points + 1`)],
  [
    'I04',
    'points pending without an entry',
    () => sql(`update points_balance set pending_points = pending_points + 1`),
  ],
  ['I04', 'points held without an entry', () => sql(`update points_balance set held_points = held_points + 1`)],
  ['I04', 'a debt from nowhere', () => sql(`update points_balance set debt_points = debt_points + 1`)],
  ['I04', 'a balance that was lost', () => sql(`delete from points_balance`)],
  ['I05', 'a lot emptied by hand', () => sql(`update lot set remaining_points = 0 where state = 'active'`)],
  ['I05', 'a lot released by hand', () => sql(`update lot set state = 'active' where state = 'pending'`)],
  ['I06', 'a hold that vanished', () => sql(`delete from points_hold`)],
  ['I06', 'a hold decided by hand', () => sql(`update points_hold set state = 'captured'`)],
  ['I07', 'a use that no lot gave', () => sql(`update lot_use set amount_points = amount_points + 1`)],
  ['I07', 'a use struck out', () => sql(`delete from lot_use`)],
  ['I08', 'a lot of no posting', () => sql(`update lot set posting_id = -1`)],
  ['I08', 'a use of no posting', () => sql(`update lot_use set posting_id = -posting_id`)],
  [
    'I08',
    'entries of no posting',
    () => sql(`insert into entry (posting_id, bucket, amount_points) values (-1, 'issued', 7), (-1, 'redeemed', -7)`),
  ],
  [
    'I09',
    'points spendable after their last day',
    () => sql(`update lot set expires_at = now() - interval '1 day' where state = 'active' and remaining_points > 0`),
  ],
  [
    'I11',
    'an award taken back beyond what it was',
    () =>
      sql(`with a as (select posting_id, original_points from lot limit 1),
        p as (insert into posting (key, input_hash, kind, account_id, source, at, reverses) select 'beyond', '', 'award-reversal', '${shopper.id}', 'x', now(), posting_id from a returning id)
        insert into entry (posting_id, bucket, amount_points) select p.id, 'issued', a.original_points + 1 from p, a`),
  ],
  ['I12', 'a paid order that never got its points', () => [order({ award_points: 50 })]],
  [
    'I13',
    'a refunded order that kept its points',
    () =>
      withOrder(
        { state: 'refunded' },
        (id) =>
          `${posting(`order:${id}:award`, 'order-award', `order:${id}`)} insert into entry (posting_id, account_id, bucket, amount_points) select p.id, x.a, x.b, x.n from p,
     (values ('${shopper.id}'::uuid, 'available', 5), (null, 'issued', -5)) x(a, b, n)`,
      ),
  ],
  [
    'I14',
    'a refund larger than its payment',
    () =>
      withOrder(
        {},
        (id) =>
          `with p as (${payment(id, 100)} returning id) insert into refund (order_id, payment_id, amount_minor, reason, request_key, created_at) select '${id}', id, 101, 'x', 'x', now() from p`,
      ),
  ],
  ['I15', 'another amount captured than asked', () => withOrder({}, (id) => payment(id, 99))],
  [
    'I18',
    'money kept of an order that was cancelled',
    () => withOrder({ state: 'cancelled' }, (id) => payment(id, 100)),
  ],
  ['I18', 'a second payment kept', () => withOrder({}, (id) => payment(id, 100, 'surplus'))],
  ['I20', 'a coupon counter that lies', () => sql(`update coupon set used_count = used_count + 1`)],
  [
    'I20',
    'a coupon use that was not counted',
    () =>
      withOrder(
        {},
        (id) => `insert into coupon_use (order_id, coupon_id, state) select '${id}', id, 'used' from coupon`,
      ),
  ],
  ['I22', 'a budget filled by hand', () => sql(`update points_budget set remaining_points = 5`)],
  ['I22', 'a grant from nowhere', () => sql(`update points_budget set granted_points = 5`)],
  [
    'I22',
    'an award that its budget never paid',
    () => sql(`update lot set funding = 'marketing', budget_id = (select id from points_budget)`),
  ],
  ['I23', 'stock reserved for nobody', () => sql(`update variant set reserved = 1`)],
  ['I24', 'stock changed by hand', () => sql(`update variant set on_hand = on_hand + 1`)],
  ['I29', 'a price that its product did not follow', () => sql(`update variant set price_minor = price_minor + 1`)],
  ['I24', 'a stock move struck out', () => sql(`delete from stock_move`)],
  ['I25', 'a hold that nobody let go', () => sql(`update points_hold set expires_at = now() - interval '2 hours'`)],
  [
    'I26',
    'a hold on an order that is decided',
    () => withOrder({}, (id) => `update points_hold set key = 'order:${id}:hold'`),
  ],
  [
    'I28',
    'a coupon that cost nothing',
    () => sql(`update coupon_grant set posting_id = (select min(id) from posting)`),
  ],
  [
    'I28',
    'a coupon that cost less than its posting says',
    () => sql(`update posting set explanation = jsonb_set(explanation, '{costPoints}', '51') where kind = 'exchange'`),
  ],
  [
    'I28',
    'a coupon in another wallet than its payer',
    () => sql(`update coupon_grant set account_id = gen_random_uuid()`),
  ],
  ['I46', 'money counted as returned that no refund returned', () => [order({ refunded_minor: 1 })]],
  ['I46', 'points counted as taken back that no refund took', () => [order({ award_points: 5, revoked_points: 5 })]],
  [
    'I47',
    'a piece counted as returned that no refund returned',
    () =>
      withOrder(
        {},
        (
          id,
        ) => `insert into order_line (order_id, position, variant_id, product_slug, title_zh, title_en, unit_price_minor,
          quantity, goods_minor, coupon_minor, points_minor, net_minor, refunded_quantity)
          select '${id}', 0, id, 'tea', '茶', 'Tea', 100, 1, 100, 0, 0, 100, 1 from variant`,
      ),
  ],
  [
    'I48',
    'a debt that nobody owes',
    () =>
      sql(`insert into points_debt (posting_id, account_id, source, owed_points, remaining_points, at)
        select min(id), '${shopper.id}', 'x', 5, 5, now() from posting`),
  ],
  [
    'I49',
    'a lot given back more than was taken from it',
    () =>
      sql(`with c as (insert into posting (key, input_hash, kind, account_id, source, at) select key || ':capture', '', 'spend', account_id, 'x', now() from points_hold returning id),
        b as (insert into posting (key, input_hash, kind, account_id, source, at, reverses) select 'back', '', 'spend-return', '${shopper.id}', 'x', now(), id from c returning id)
        insert into lot_use (posting_id, lot_id, amount_points) select b.id, u.lot_id, -u.amount_points - 1 from b, points_hold h join lot_use u on u.posting_id = h.posting_id`),
  ],
  [
    'I50',
    'points that left one account and came to none',
    () => sql(`insert into entry (posting_id, bucket, amount_points) select min(id), 'moved', 5 from posting`),
  ],
  [
    'I51',
    'an account that was closed with points in it',
    () => sql(`update account set suspended_at = now(), merged_into = id where id = '${shopper.id}'`),
  ],
  [
    'I52',
    'an adjustment that says it was posted and was not',
    () =>
      sql(`with a as (insert into adjustment (request_key, input, reason_code, shopper_note, state, moved_points, row_count, proposed_by, proposed_at, decided_at)
        values ('x', '{}', 'goodwill', 'x', 'posted', 5, 1, '${shopper.id}', now(), now()) returning id)
        insert into adjustment_row (adjustment_id, account_id, points) select id, '${shopper.id}', 5 from a`),
  ],
  [
    'I53',
    'an idle lot that slept through an earning',
    () =>
      sql(`update lot set idle_days = 400 where state = 'active' and remaining_points > 0;
        update points_balance set active_at = (select at from posting order by id limit 1)`),
  ],
  ['I53', 'an idle lot of a shopper whose days nobody counts', () => sql(`update lot set idle_days = 1`)],
  [
    'I54',
    'points that wait for a parcel that has arrived',
    () =>
      withOrder(
        { delivered_at: today },
        (
          id,
        ) => `update posting set key = 'order:${id}:award' where id = (select posting_id from lot where state = 'pending');
          update lot set releases_at = null, release_on = 'delivered' where state = 'pending'`,
      ),
  ],
  ['I55', 'points of a rule that nobody counted', () => withRules({ askedPoints: 9, points: 9 })],
  ['I55', 'a rule that gave more than it asked', () => withRules({ askedPoints: 5, points: 9 })],
  ['I56', 'a behaviour that gave what no posting did', () => withEvent(50, '[]')],
  ['I56', 'a behaviour that gave more than it asked', () => withEvent(0, '[{"points": 9, "askedPoints": 5}]')],
  ['I60', 'an award of which a lot is missing', () => withOrder({ award_points: 60 }, ofOrder)],
  [
    'I61',
    'points out of a budget that no rule of the order has',
    () => withOrder({ award_points: 50 }, (id) => `${ofOrder(id)}; ${fromGoodwill(id)}`),
  ],
  [
    'I61',
    'a rule with a budget that nothing was taken from',
    () => [
      ...sql(`with r as (insert into earning_rule (id, created_at) values (gen_random_uuid(), now()) returning id)
        insert into earning_rule_version (rule_id, version, state, definition, effective_from, request_key, written_at)
        select id, 1, 'draft', jsonb_build_object('budgetId', (select b.id from points_budget b limit 1)), now(), 'planted', now() from r`),
      order({ award_explanation: '{"rules": []}' }),
      ...sql(`update shop_order set award_explanation = (select jsonb_build_object('rules', jsonb_build_array(jsonb_build_object('rule', rule_id,
        'version', 1, 'askedPoints', 9, 'points', 9))) from earning_rule_version where request_key = 'planted')`),
    ],
  ],
  ...claimViolations(sql),
  ...moneyViolations(sql),
  ...payoutViolations(sql),
  ...inviteViolations(sql),
  ...stackViolations(withOrder),
  ...ticketViolations(sql),
  ...drawViolations(sql),
  ...campaignViolations(sql),
  ...closeViolations(sql),
  ...erasureViolations(sql),
  ...viewViolations(sql),
]

beforeAll(async () => {
  shopper.id = await newShopper()
  await give(shopper.id, 100)
  await give(shopper.id, 50, { releasesAt: daysOn(7) })
  await spendAtOnce(shopper.id, 10)
  await hold(shopper.id, 'held', 20)
  const asked = wantReward((await couponReward(30)).rewardId, 30)
  const actor = { id: shopper.id, email: '', name: '', staffRole: null }
  await claimReward({ actor, at: today, on: db() }, asked)
  await db().query(`insert into product (slug, title_zh, title_en) values ('tea', '茶', 'Tea')`)
  await db().query(`insert into variant (product_id, price_minor) select id, 100 from product`)
  await db().query(`select move_stock(id, 5, 'count', null, null, null) from variant`)
})

it('a shop in good order has nothing to report, and every line of the report is planted below', async () => {
  expect(await brokenInvariants()).toEqual([])
  const { rows } = await db().query('select id from invariant_report()')
  expect([...new Set(violations.map(([id]) => id))].toSorted()).toEqual(rows.map((row) => String(row.id)).toSorted())
})

it.each(violations)('%s names %s', async (id, _, plant) => {
  const client = await db().connect()
  try {
    await client.query('begin')
    await client.query('set local session_replication_role = replica')
    await client.query(`alter table entry drop constraint entry_amount`)
    for (const { text, values } of plant()) await client.query(text, values)
    const { rows } = await client.query('select id from invariant_report() where violations > 0')
    expect(rows.map((row) => row.id)).toContain(id)
  } finally {
    await client.query('rollback')
    client.release()
  }
})
