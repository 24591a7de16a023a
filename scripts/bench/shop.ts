import { randomUUID } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import pg from 'pg'
import { home } from '@/lib/shoppers/address.fixture'
import { FILL, PRICE_MINOR, TERMS } from './fill'
import { hangPhotographs } from './photographs'
import { setting } from './setting'

export type Member = { id: string; email: string; cookie: string }
export type Shop = { database: pg.Pool; members: Member[]; variants: string[]; slugs: string[] }

/** A thousand products with photographs and stock, and two thousand members with points, through the shop's own functions. */
export async function openShop(): Promise<Shop> {
  const database = new pg.Pool({ connectionString: setting.shopDatabase, max: 8 })
  await database.query(FILL)
  await hangPhotographs(database)
  await database.query("insert into points_terms (effective_from, terms, reason) values ('2020-01-01', $1, 'bench')", [
    JSON.stringify(TERMS),
  ])
  await database.query('vacuum analyze')
  const { rows: accounts } = await database.query<{ id: string; email: string }>(
    'select id, email from account order by email',
  )
  const { rows: goods } = await database.query<{ id: string; slug: string }>(
    'select id, sku as slug from variant order by sku',
  )
  return {
    database,
    members: await Promise.all(
      accounts.map(async (account) => ({ ...account, cookie: await sessionCookie(account.id) })),
    ),
    variants: goods.map(({ id }) => id),
    slugs: goods.map(({ slug }) => slug),
  }
}

/** A real session: what next-auth seals at sign-in. */
async function sessionCookie(accountId: string): Promise<string> {
  const token = await encode({ token: { sub: accountId, epoch: 0 }, secret: setting.secret, maxAge: 86_400 })
  return `next-auth.session-token=${token}`
}

/** What the checkout form sends for one piece. */
export const orderInput = (
  email: string,
  variantId: string,
  points: number,
  couponId: string | null = null,
  offMinor = 0,
) => ({
  requestId: randomUUID(),
  email,
  address: home,
  couponId,
  grantId: null,
  points,
  expectedTotalMinor: PRICE_MINOR - points - offMinor,
  lines: [{ variantId, quantity: 1 }],
  note: '',
})

export const one = <T>(of: readonly T[]): T => {
  const found = of[Math.floor(Math.random() * of.length)]
  if (found === undefined) throw new Error('one of nothing')
  return found
}

let turn = 0
/** Members in turn, so that no two clients are the same shopper at once. */
export const nextMember = (shop: Shop): Member => {
  turn = (turn + 1) % shop.members.length
  const member = shop.members[turn]
  if (!member) throw new Error('a shop without members')
  return member
}
