import { type Queryable, refusable, row } from '@/lib/db/sql'
import type { BirthdayRefusal } from './errors'
import type { LINK_MINUTES } from './rules'
import type { AddressFields } from './schema'

type At = Date | null
type Session = { id: string; session_epoch: number }
const sessionOf = (found: Session | null) => found && { accountId: found.id, sessionEpoch: found.session_epoch }

/** Counts a try before it is made: exactly `max` pass however many come at once. */
export async function takeTry(on: Queryable, key: string, rate: { max: number; seconds: number }): Promise<boolean> {
  const taken = await row<{ ok: boolean }>(
    'select take_rate_limit($1, $2, $3) as ok',
    [key, rate.max, rate.seconds],
    on,
  )
  return taken?.ok === true
}

/** Somebody came in: the tries of whoever mistyped are forgotten, and of staff it is kept when that was. */
export async function noteSignIn(on: Queryable, accountId: string, key: string, at: At): Promise<void> {
  await row(
    `with mistyped as (delete from rate_limit where key = $2)
     update account set signed_in_at = coalesce($3, now()) where id = $1 and staff_role is not null`,
    [accountId, key, at],
    on,
  )
}

/** The tries of whoever mistyped are forgotten. */
export async function forgetTries(on: Queryable, key: string): Promise<void> {
  await row('delete from rate_limit where key = $1', [key], on)
}

export async function findCredentials(on: Queryable, email: string) {
  return row<Session & { password_hash: string | null }>(
    'select id, session_epoch, password_hash from account where email = $1 and suspended_at is null',
    [email],
    on,
  )
}

export async function findOwnCredentials(on: Queryable, accountId: string) {
  return row<{ password_hash: string | null }>('select password_hash from account where id = $1', [accountId], on)
}

/** Makes the account, or writes to the one who has it already: one statement, whichever it is. */
export async function insertAccount(
  on: Queryable,
  account: { email: string; name: string; passwordHash: string; locale: string; mailKey: string; at: At },
): Promise<void> {
  await row(
    `with made as (
       insert into account (email, name, password_hash, locale, created_at)
       values ($1, $2, $3, $4, coalesce($6, now())) on conflict (email) do nothing returning id)
     insert into mail_outbox (key, recipient, locale, template, params, created_at)
     select $5, $1, $4, 'account-exists', '{}', coalesce($6, now()) where not exists (select 1 from made)`,
    [account.email, account.name, account.passwordHash, account.locale, account.mailKey, account.at],
    on,
  )
}

type Link = {
  email: string
  purpose: 'magic-link' | 'password-reset'
  tokenHash: Buffer
  minutes: typeof LINK_MINUTES
  locale: string
  params: Record<string, string>
  /** A reset goes to an account only; a magic link to anyone, because it may also make one. */
  onlyKnown: boolean
  at: At
}

/** A secret and the mail that carries it, together or not at all. */
export async function insertLink(on: Queryable, link: Link): Promise<void> {
  await row(
    `with reader as (
       select $1::text as email where not $7 or exists (select 1 from account where email = $1 and suspended_at is null)),
     secret as (
       insert into auth_token (email, purpose, token_hash, expires_at, created_at)
       select email, $2, $3, coalesce($8, now()) + make_interval(mins => $4), coalesce($8, now()) from reader returning id)
     insert into mail_outbox (key, recipient, locale, template, params, created_at)
     select $2 || ':' || secret.id, $1, $5, $2, $6, coalesce($8, now()) from secret`,
    [link.email, link.purpose, link.tokenHash, link.minutes, link.locale, link.params, link.onlyKnown, link.at],
    on,
  )
}

/**
 * Spends a magic link and opens its account, made now if there was none. Whoever set a password before the address
 * was ever confirmed may not be its owner: that password and its sessions end here.
 */
export async function enterByLink(on: Queryable, tokenHash: Buffer, locale: string, at: At) {
  const entered = await row<Session>(
    `with spent as (
       update auth_token set used_at = coalesce($3, now())
       where token_hash = $1 and purpose = 'magic-link' and used_at is null and expires_at > coalesce($3, now())
       returning email)
     insert into account as a (email, locale, email_verified_at, created_at)
     select email, $2, coalesce($3, now()), coalesce($3, now()) from spent
     on conflict (email) do update set
       password_hash = case when a.email_verified_at is null then null else a.password_hash end,
       session_epoch = a.session_epoch + case when a.email_verified_at is null and a.password_hash is not null then 1 else 0 end,
       email_verified_at = coalesce(a.email_verified_at, excluded.email_verified_at),
       signed_in_at = case when a.staff_role is not null then excluded.created_at end
     where a.suspended_at is null
     returning id, session_epoch`,
    [tokenHash, locale, at],
    on,
  )
  return sessionOf(entered)
}

/** Spends a reset link, sets the password, ends every session and every other link of the address. */
export async function resetByLink(
  on: Queryable,
  tokenHash: Buffer,
  passwordHash: string,
  at: At,
): Promise<string | null> {
  const changed = await row<{ email: string }>(
    `with spent as (
       update auth_token set used_at = coalesce($3, now())
       where token_hash = $1 and purpose = 'password-reset' and used_at is null and expires_at > coalesce($3, now())
       returning email),
     others as (
       update auth_token t set used_at = coalesce($3, now()) from spent
       where t.email = spent.email and t.token_hash <> $1 and t.used_at is null),
     mistyped as (delete from rate_limit r using spent where r.key = 'sign-in:' || spent.email)
     update account a set password_hash = $2, session_epoch = session_epoch + 1,
       email_verified_at = coalesce(email_verified_at, $3, now())
     from spent where a.email = spent.email and a.suspended_at is null returning a.email`,
    [tokenHash, passwordHash, at],
    on,
  )
  return changed?.email ?? null
}

export async function setPassword(on: Queryable, accountId: string, passwordHash: string): Promise<void> {
  await row(
    'update account set password_hash = $2, session_epoch = session_epoch + 1 where id = $1',
    [accountId, passwordHash],
    on,
  )
}

export async function endSessions(on: Queryable, accountId: string): Promise<void> {
  await row('update account set session_epoch = session_epoch + 1 where id = $1', [accountId], on)
}

export type Profile = {
  name: string
  locale: string
  wantsExpiryMail?: boolean | undefined
  wantsWishMail?: boolean | undefined
}

export async function updateAccount(on: Queryable, accountId: string, profile: Profile): Promise<void> {
  await row(
    `update account set name = $2, locale = $3, wants_expiry_mail = coalesce($4, wants_expiry_mail),
       wants_wish_mail = coalesce($5, wants_wish_mail) where id = $1`,
    [accountId, profile.name, profile.locale, profile.wantsExpiryMail ?? null, profile.wantsWishMail ?? null],
    on,
  )
}

const ADDRESS = 'name, phone, country, province, city, district, line1, postal_code'
const values = (a: AddressFields) => [a.name, a.phone, a.country, a.province, a.city, a.district, a.line1, a.postalCode]

/** Null when the account keeps as many as it may. The first address is the usual one. */
export async function insertAddress(on: Queryable, accountId: string, address: AddressFields, most: number, at: At) {
  const made = await row<{ id: string }>(
    `insert into address (account_id, ${ADDRESS}, is_default, created_at)
     select $1, $2, $3, $4, $5, $6, $7, $8, $9, n = 0, coalesce($11, now()) from (select count(*) as n from address where account_id = $1) kept
     where n < $10 returning id`,
    [accountId, ...values(address), most, at],
    on,
  )
  return made?.id ?? null
}

export async function updateAddress(on: Queryable, accountId: string, id: string, address: AddressFields) {
  const changed = await row<{ id: string }>(
    `update address set (${ADDRESS}) = row($3, $4, $5, $6, $7, $8, $9, $10) where id = $2 and account_id = $1 returning id`,
    [accountId, id, ...values(address)],
    on,
  )
  return changed?.id ?? null
}

/** One usual address per account: the others stop being it in the same statement. */
export async function markDefaultAddress(on: Queryable, accountId: string, id: string): Promise<boolean> {
  const marked = await row(
    `update address set is_default = (id = $2)
     where account_id = $1 and exists (select 1 from address where id = $2 and account_id = $1) returning id`,
    [accountId, id],
    on,
  )
  return marked !== null
}

/** With the usual address gone, the newest of the rest takes its place. */
export async function deleteAddress(on: Queryable, accountId: string, id: string): Promise<boolean> {
  const gone = await row(
    `with gone as (delete from address where id = $2 and account_id = $1 returning id, is_default),
     next as (update address set is_default = true where id = (
       select a.id from address a, gone where a.account_id = $1 and a.id <> gone.id and gone.is_default
       order by a.created_at desc, a.id limit 1))
     select id from gone`,
    [accountId, id],
    on,
  )
  return gone !== null
}

/** Says when the birthday is, or that it was said lately. */
export const setBirthday = (on: Queryable, accountId: string, birthday: string, at: At) =>
  refusable<unknown, BirthdayRefusal>(row('select birthday_set($1, $2, $3)', [accountId, birthday, at], on))
