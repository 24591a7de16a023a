import { randomUUID } from 'node:crypto'
import { member } from '@/lib/cart/shelf.fixture'
import { balanceOf, givePoints } from '@/lib/checkout/checkout.fixture'
import { row, rows } from '@/lib/db/sql'
import { staff } from '@/lib/gate/staff.fixture'
import { exchange, moneyReward, waiting } from '@/lib/orders/reward-order.fixture'
import { settleSession } from '@/lib/orders/settle-session'
import { blankCashback } from '@/lib/rewards/cashback-card/schema'
import { claimReward } from '@/lib/rewards/claim-reward'
import { codesIn } from '@/lib/rewards/codes/codes.fixture'
import { revealCode } from '@/lib/rewards/codes/reveal-code'
import { newHost } from '@/lib/rewards/link/link.fixture'
import { readLink } from '@/lib/rewards/link/rules'
import { keptPage } from '@/lib/rewards/page/rules'
import { newReward, wantReward } from '@/lib/rewards/reward.fixture'
import type { Trial } from '../../stripe-standin/trial'
import { signedEvent } from '../webhooks/signed-event'
import type { Case, Workflow } from './case'
import { givenBack } from './given-back'

// Exchanges: for points of every kind that the database hands over, for points and money from the press to the money back,
// and what nobody can deliver.

const page = {
  titleZh: '一页',
  titleEn: 'A page',
  blocks: [{ type: 'text' as const, zh: '字', en: 'Words', file: null, to: '' }],
}

type Shopper = Awaited<ReturnType<typeof member>>

async function rich(): Promise<Shopper> {
  const shopper = await member()
  await givePoints(shopper, 1_200)
  return shopper
}

/** Everything that an exchange may have left behind, as numbers and names that are the same for every one. */
const effectOf = (shopper: Shopper, rewardId: string) => async () => {
  const [found] = await rows(
    `select (select json_agg(json_build_array(c.kind, c.state, c.tries, c.posting_id is not null, c.return_posting_id is not null) order by c.no)
         from claim c where c.account_id = $1) as claims,
       (select json_agg(json_build_array(o.state, o.total_minor, o.refunded_minor, o.returned_points)) from shop_order o where o.account_id = $1) as orders,
       (select json_agg(json_build_array(p.state, p.amount_minor)) from payment p join shop_order o on o.id = p.order_id where o.account_id = $1) as payments,
       (select json_agg(json_build_array(r.state, r.amount_minor)) from refund r join shop_order o on o.id = r.order_id where o.account_id = $1) as refunds,
       (select json_agg(h.state) from points_hold h where h.account_id = $1) as holds, (select json_agg(p.kind order by p.id) from posting p where p.account_id = $1) as postings,
       (select json_agg(template order by m.id) from mail_outbox m join shop_order o on m.params->>'orderId' = o.id::text where o.account_id = $1) as mails,
       (select json_agg(json_build_array(k.claim_id is not null, k.withdrawn_at is not null)) from code k join claim c on c.id in (k.claim_id, k.kept_for) where c.account_id = $1) as codes,
       (select json_agg(json_build_array(x.kind, x.state, x.amount_minor)) from payout x where x.account_id = $1) as payouts,
       (select count(*) from link_reference l join claim c on c.id = l.claim_id where c.account_id = $1) as links,
       (select count(*) from verification v join claim c on c.id = v.claim_id where c.account_id = $1) as checked_off,
       (select claimed_count from reward where id = $2) as counted`,
    [shopper.actor.id, rewardId],
  )
  return { ...found, balance: await balanceOf(shopper) }
}

/** Points alone, of one kind. */
const plain =
  (
    fields: () => Promise<Readonly<Record<string, unknown>>>,
    more: (shopper: Shopper) => Promise<object> = async () => ({}),
  ): Workflow =>
  async () => {
    const shopper = await rich()
    const rewardId = await newReward({ stock: 5, cost_points: 500, ...(await fields()) })
    const input = { actor: shopper.actor, ...wantReward(rewardId, 500), ...(await more(shopper)) }
    return { call: 'redeem', input, effect: effectOf(shopper, rewardId) }
  }

async function addressOf(shopper: Shopper) {
  const made = await row<{ id: string }>(
    `insert into address (account_id, name, phone, country, province, city, district, line1, postal_code)
     values ($1, '小棠', '13800138000', 'CN', '上海市', '上海市', '黄浦区', '一路 1 号', '') returning id`,
    [shopper.actor.id],
  )
  return { addressId: made?.id ?? '' }
}

async function unpaid() {
  const shopper = await rich()
  const rewardId = await moneyReward({ stock: 1 })
  const one = await waiting(shopper, rewardId)
  return { shopper, rewardId, one, link: { actor: shopper.actor, number: one.number, token: null } }
}

async function paid(trial: Trial) {
  const set = await unpaid()
  await trial.control(`/control/pay/${set.one.sessionId}`, { as: 'paid' })
  await settleSession({ at: null, on: set.shopper.on }, { sessionId: set.one.sessionId })
  return set
}

const both = (one: () => Promise<unknown>, other: () => Promise<unknown>) => async () => [await one(), await other()]

export const rewardWorkflows: Record<string, Workflow> = {
  'exchange-code': plain(async () => ({
    kind: 'virtual-code',
    category: 'digital',
    settings: { poolId: await codesIn(1) },
  })),
  'exchange-counter': plain(async () => ({ kind: 'verification-code', category: 'in-store' })),
  'exchange-gift': plain(async () => ({ kind: 'parcel', category: 'gifts' }), addressOf),
  'exchange-link': plain(async () => {
    const link = readLink({ platform: 'jd', target: `https://${await newHost()}/`, referenceName: 'ref' })
    return { kind: 'link', category: 'digital', settings: { link } }
  }),
  'exchange-page': plain(async () => ({ kind: 'page', category: 'digital', settings: { page: keptPage(page) } })),
  'exchange-packet': plain(async () => ({
    kind: 'red-packet',
    category: 'cash',
    settings: { redPacket: { amountMinor: 500, taxClass: 'points' } },
  })),
  'exchange-card': plain(async () => ({
    kind: 'cashback-card',
    category: 'cash',
    settings: { cashback: blankCashback },
  })),
  'check-off': async () => {
    const shopper = await rich()
    const rewardId = await newReward({ kind: 'verification-code', category: 'in-store' })
    const got = await claimReward(shopper, wantReward(rewardId, 500))
    const shown = await revealCode(shopper, { claimId: got.ok ? got.value.claimId : '' })
    const { actor } = await staff('clerk')
    const input = { actor, code: shown.ok ? shown.value.code : '', requestId: randomUUID() }
    return { call: 'checkOff', input, effect: effectOf(shopper, rewardId) }
  },
  // nobody knows this kind: its points go back
  undelivered: async () => {
    const shopper = await rich()
    const rewardId = await newReward({ kind: 'told-elsewhere', category: 'digital', stock: 1 })
    await claimReward(shopper, wantReward(rewardId, 500))
    return { call: 'deliver', input: null, afterwards: 'deliver', effect: giveUp(shopper, rewardId) }
  },
  'exchange-money': async () => {
    const shopper = await rich()
    const rewardId = await moneyReward({ stock: 1 })
    const input = { actor: shopper.actor, ...wantReward(rewardId, 300), cashMinor: 1_990 }
    return { call: 'redeem', input, effect: effectOf(shopper, rewardId) }
  },
  'reward-paid': async (trial) => {
    const { shopper, rewardId, one } = await unpaid()
    await trial.control(`/control/pay/${one.sessionId}`, { as: 'paid' })
    const input = signedEvent('checkout.session.completed', one.sessionId)
    return { call: 'webhook', input, effect: effectOf(shopper, rewardId) }
  },
  'reward-late': async (trial) => {
    const { shopper, rewardId, one } = await unpaid()
    await rows(`select order_release($1, 'payment-expired', null)`, [one.orderId])
    // somebody else has the last one
    await exchange(await rich(), rewardId)
    await trial.control(`/control/pay/${one.sessionId}`, { as: 'paid' })
    const input = signedEvent('checkout.session.completed', one.sessionId)
    const effect = both(effectOf(shopper, rewardId), givenBack(trial, one.sessionId))
    return { call: 'webhook', input, afterwards: 'sendRefunds', effect } satisfies Case
  },
  'reward-cancel': async () => {
    const { shopper, rewardId, link } = await unpaid()
    return { call: 'cancel', input: link, effect: effectOf(shopper, rewardId) }
  },
  'reward-back': async (trial) => {
    const { shopper, rewardId, one } = await paid(trial)
    const { actor } = await staff('owner')
    const input = { actor, claimId: one.claimId, reason: 'a trial' }
    const effect = both(effectOf(shopper, rewardId), givenBack(trial, one.sessionId))
    return { call: 'takeBack', input, afterwards: 'sendRefunds', effect } satisfies Case
  },
}

/** A try that was cut off counts as one: how often it was tried is no part of what must be the same. */
const giveUp = (shopper: Shopper, rewardId: string) => async () => {
  // what was taken by a worker that died is taken by the next when its pause is over
  await rows(`update claim set due_at = now() where account_id = $1 and due_at is not null`, [shopper.actor.id])
  const { deliverClaims } = await import('@/lib/rewards/delivery/deliver-claims')
  await deliverClaims({ at: null, on: shopper.on })
  const left = await effectOf(shopper, rewardId)()
  return { ...left, claims: await rows('select state, points from claim where account_id = $1', [shopper.actor.id]) }
}
