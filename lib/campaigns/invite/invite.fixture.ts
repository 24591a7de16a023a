import { createHash, randomUUID } from 'node:crypto'
import { askFor } from '@/lib/checkout/checkout.fixture'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { invariant } from '@/lib/kernel/invariant'
import { home } from '@/lib/shoppers/address.fixture'
import { liveCampaign } from '../campaign.fixture'
import type { Definition, Prize } from '../schema'
import { joinInvite } from './join-invite'
import { openInvite } from './open-invite'
import { blankInviteSettings, type InviteSettings } from './schema'
import { settleInvite } from './settle-invite'
import { welcomeFriend } from './welcome-friend'

// What tests of invites begin with: a campaign, and people who come by links.

Object.assign(process.env, {
  DATABASE_URL: 'postgresql://set-by-the-test-database',
  NEXTAUTH_SECRET: 'a secret for tests only, thirty-two long',
})

const DAY_MS = 86_400_000
export const daysOn = (days: number) => new Date(Date.now() + days * DAY_MS)

export const pointsPrize = (no: number, points: number): Prize => ({
  no,
  kind: 'points',
  titleZh: `${points} 积分`,
  titleEn: `${points} points`,
  image: null,
  points,
  rewardId: null,
  weight: 0,
  stock: null,
  marketValueMinor: points,
  costMinor: points,
  taxClass: 'points',
  hidden: false,
})

export const rewardPrize = (no: number, rewardId: string, more: Partial<Prize> = {}): Prize => ({
  ...pointsPrize(no, 500),
  kind: 'reward',
  titleZh: '礼物',
  titleEn: 'A gift',
  points: null,
  rewardId,
  ...more,
})

type Wanted = {
  settings?: Partial<InviteSettings>
  prizes?: Prize[]
  points?: number
  minor?: number
  perPerson?: number
}

/** Three rungs: 100, 200 and 300 points for 1, 3 and 5 friends; a fourth friend's order of ¥20. */
function inviteDefinition(wanted: Wanted): Definition {
  const words = { zh: '请好友来逛逛', en: 'Bring a friend' }
  return {
    kind: 'invite',
    goal: 'acquisition',
    titleZh: words.zh,
    titleEn: words.en,
    aboutZh: '',
    aboutEn: '',
    image: null,
    startsAt: new Date(Date.now() - DAY_MS).toISOString(),
    endsAt: daysOn(30).toISOString(),
    audience: { minTier: null, newOnly: false },
    limits: { perDay: null, perPerson: wanted.perPerson ?? null, coolDownSeconds: 0 },
    budget: { budgetId: null, points: wanted.points ?? 100_000, minor: wanted.minor ?? 100_000 },
    entry: { costPoints: null, cashMinor: null, tickets: false },
    prizes: wanted.prizes ?? [pointsPrize(1, 100), pointsPrize(2, 200), pointsPrize(3, 300)],
    expectedDraws: 100,
    disclosures: {
      organiserZh: '回头客',
      organiserEn: 'Regulars',
      contact: 'a@b.test',
      claimDays: 30,
      deliveryZh: '',
      deliveryEn: '',
      forfeitZh: '',
      forfeitEn: '',
    },
    share: { titleZh: words.zh, titleEn: words.en, textZh: '', textEn: '' },
    draw: null,
    settings: { ...blankInviteSettings, maxPerDay: 100, ...wanted.settings },
  }
}

/** A campaign of invites that is open. */
export const openInvites = async (wanted: Wanted = {}): Promise<string> =>
  (await liveCampaign(inviteDefinition(wanted))).campaignId

export const as = (id: string, email = '', at: Date | null = null) => ({
  actor: { id, email, name: '', staffRole: null },
  visitorHash: null,
  locale: 'zh-CN' as const,
  at,
  on: db(),
})
export type Somebody = ReturnType<typeof as>

const hashOf = (name: string) => createHash('sha256').update(name).digest()

/** Somebody with an account, made now or before; each with a name of letters, a device and an address of their own. */
export async function somebody({
  email = `${letters()}@qq.com`,
  verified = true,
  daysAgo = 0,
} = {}): Promise<Somebody> {
  const made = await row<{ id: string }>(
    `insert into account (email, name, created_at, email_verified_at) values ($1, '王小明', now() - make_interval(days => $3), case when $2 then now() end) returning id`,
    [email, verified, daysAgo],
  )
  invariant(made, 'an account')
  return as(made.id, email)
}

const letters = () =>
  randomUUID()
    .replaceAll('-', '')
    .replaceAll(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)))

export async function inviter(campaignId: string): Promise<Somebody & { code: string }> {
  const shopper = await somebody({ daysAgo: 100 })
  const joined = await joinInvite(shopper, { campaignId })
  if (!joined.ok) throw new Error(joined.refusal)
  return { ...shopper, code: joined.value.code }
}

type Coming = { browser?: string; device?: string; email?: string; verified?: boolean; account?: Somebody }

/** Somebody opens the link, makes an account and signs in. */
export async function comesBy(
  code: string,
  { browser = randomUUID(), device = randomUUID(), account, ...who }: Coming = {},
) {
  const visitorHash = hashOf(browser)
  await openInvite({ actor: null, visitorHash, at: null, on: db() }, { code, visit: null })
  const friend = account ?? (await somebody(who))
  const told = await welcomeFriend(
    { at: null, on: db() },
    { accountId: friend.actor.id, visitorHash, deviceHash: hashOf(device) },
  )
  return { ...friend, told, inviteId: told?.inviteId ?? '' }
}
export type Friend = Awaited<ReturnType<typeof comesBy>>

/** The friend buys something of ¥19.90 twice, and pays. */
export async function buys(friend: Somebody, variantId: string, quantity = 2): Promise<string> {
  const address = {
    ...home,
    line1: randomUUID(),
    phone: `139${Math.floor(Math.random() * 1e8)
      .toString()
      .padStart(8, '0')}`,
  }
  const total = 1_990 * quantity
  let placed = await askFor(friend, [{ variantId, quantity }], total, { email: friend.actor.email, address })
  // with shipping
  if (!placed.ok)
    placed = await askFor(friend, [{ variantId, quantity }], Number(placed.details?.totalMinor), {
      email: friend.actor.email,
      address,
    })
  if (!placed.ok) throw new Error(`${placed.refusal} ${JSON.stringify(placed.details)}`)
  const { orderId } = placed.value
  await rows('select order_settle(id, $2, total_minor, currency, null, null) from shop_order where id = $1', [
    orderId,
    `pay:${orderId}`,
  ])
  return orderId
}

/** The parcel was sent, has arrived, and its return window is over by the moment that is answered. */
export async function keeps(orderId: string): Promise<Date> {
  await rows(`update shop_order set state = 'shipped', shipped_at = now() where id = $1`, [orderId])
  await rows('select order_deliver($1, null, null)', [orderId])
  return daysOn(9)
}

/** Looked at now, or at a later moment. */
export async function look(inviteId: string, at: Date | null = null) {
  const done = await settleInvite({ at, on: db() }, inviteId)
  if (!done.ok) throw new Error(done.refusal)
  return done.value
}

export const givesBack = (orderId: string, at: Date | null = null) =>
  rows('select order_refund($1)', [
    JSON.stringify({
      orderId,
      requestId: randomUUID(),
      actorId: null,
      reason: 'test',
      kind: 'rest',
      shippingMinor: 0,
      restock: false,
      shortfall: 'debt',
      at,
    }),
  ])

/** A friend who came, bought and kept it: looked at until it counts. */
export async function friendThatCounts(code: string, variantId: string, who: Coming = {}) {
  const friend = await comesBy(code, who)
  const orderId = await buys(friend, variantId)
  const later = await keeps(orderId)
  return { ...friend, orderId, settled: await look(friend.inviteId, later) }
}
