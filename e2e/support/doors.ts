import { readFileSync } from 'node:fs'
import { encode } from 'next-auth/jwt'
import pg from 'pg'
import type { StaffRole } from '@/lib/gate/context'

// Knocks at the shop's doors as a program does: no page, no form, any header.

export const shopUrl = process.env.APP_URL ?? ''
// several stories share it in one process, so none of them ends it: idle, it holds nothing up
export const database = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 4, allowExitOnIdle: true })

/** `isOut`: the shop takes them for a guest, whatever they hold in their hands. */
export type Caller = { name: string; role: StaffRole | null; cookie: string; isOut: boolean }

const language = 'NEXT_LOCALE=zh-CN'
export const guest: Caller = { name: 'guest', role: null, cookie: language, isOut: true }

/** Somebody who is signed in: the cookie that signing in would have given, without a try that is counted. */
export async function callerOf(email: string): Promise<Caller> {
  const { rows } = await database.query(
    'select id, session_epoch, staff_role, suspended_at from account where email = $1',
    [email],
  )
  const [found] = rows
  if (!found) throw new Error(`nobody is called ${email}`)
  const token = { sub: found.id, epoch: found.session_epoch }
  const secret = process.env.NEXTAUTH_SECRET ?? ''
  const session = await encode({ token, secret })
  const isOut = found.suspended_at !== null
  const cookie = `${language}; next-auth.session-token=${session}`
  return { name: email, role: isOut ? null : found.staff_role, cookie, isOut }
}

/** An owner until a moment ago: the cookie is as good as ever, the account is suspended. */
export async function suspendedOwner(): Promise<Caller> {
  const email = 'suspended@demo.test'
  await database.query(
    `insert into account (email, name, staff_role, suspended_at) values ($1, '停用的店主', 'owner', now()) on conflict do nothing`,
    [email],
  )
  return callerOf(email)
}

export type Answer = { status: number; refusal: string | null; ok: boolean; text: string; headers: Headers; ms: number }

type Knock = { as?: Caller; method?: string; body?: BodyInit; headers?: Record<string, string | null> }

const outcomeOf = (text: string) => {
  try {
    return JSON.parse(text) as { ok?: boolean; refusal?: string } | null
  } catch {
    return null
  }
}

/** One request, from our own pages unless the headers say otherwise; null leaves a header out. */
export async function knock(path: string, { as = guest, method = 'GET', body, headers = {} }: Knock): Promise<Answer> {
  const sent = new Headers({ cookie: as.cookie, 'accept-language': 'zh-CN', origin: shopUrl })
  for (const [name, value] of Object.entries(headers)) {
    if (value === null) sent.delete(name)
    else sent.set(name, value)
  }
  const since = performance.now()
  const ask = () => fetch(shopUrl + path, { method, headers: sent, redirect: 'manual', ...(body && { body }) })
  // a connection that was kept may be hung up on just when it is used again: what only reads asks once more
  const answer = await ask().catch((error: unknown) => (method === 'GET' ? ask() : Promise.reject(error)))
  const text = await answer.text()
  // an action's value stands in the line that the first line points at
  const line = /^0:\{"a":"\$@(\w+)"/m.exec(text)?.[1]
  const outcome = outcomeOf(line ? (new RegExp(`^${line}:(.*)$`, 'm').exec(text)?.[1] ?? '') : text)
  return {
    status: answer.status,
    refusal: outcome?.refusal ?? null,
    ok: outcome?.ok === true,
    text,
    headers: answer.headers,
    ms: performance.now() - since,
  }
}

export const post = (path: string, input: unknown, more: Knock = {}): Promise<Answer> =>
  knock(path, {
    method: 'POST',
    body: typeof input === 'string' ? input : JSON.stringify(input),
    ...more,
    headers: { 'content-type': 'application/json', ...more.headers },
  })

export type Action = { id: string; name: string; page: string }

const NOBODY = '00000000-0000-4000-8000-000000000000'

/** Every server action of this build, as Next lists them: what is not in it can't be called. */
export function builtActions(): Action[] {
  const manifest = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8')) as {
    node: Record<string, { exportedName: string; workers: Record<string, unknown> }>
  }
  return Object.entries(manifest.node).map(([id, { exportedName, workers }]) => ({
    id,
    name: exportedName,
    page: (Object.keys(workers)[0] ?? '')
      .replace(/^app\/\[locale\]/, '/zh-CN')
      .replace(/\/\([^)]*\)/g, '')
      .replace(/\/page$/, '')
      .replace('[number]', '1001')
      .replaceAll(/\[\w+\]/g, NOBODY),
  }))
}

export function actionCalled(name: string): Action {
  const found = builtActions().find((action) => action.name === name)
  if (!found) throw new Error(`${name} was not built`)
  return found
}

/** Calls an action as React does; a text is sent as it is. */
export const callAction = (action: Action, input: unknown, more: Knock & { at?: string } = {}): Promise<Answer> =>
  knock(more.at ?? action.page, {
    method: 'POST',
    body: typeof input === 'string' ? input : JSON.stringify([input]),
    ...more,
    headers: {
      'next-action': action.id,
      accept: 'text/x-component',
      'content-type': 'text/plain;charset=UTF-8',
      ...more.headers,
    },
  })

/** The tables in which a text of the test's own stands now. Rate limits count whoever tries: they are no change. */
export async function tracesOf(mark: string): Promise<string[]> {
  const { rows } = await database.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema') and tablename <> 'rate_limit'`,
  )
  const found = await Promise.all(
    rows.map(async ({ name }) => {
      const { rowCount } = await database.query(`select 1 from ${name} t where t::text ilike $1 limit 1`, [`%${mark}%`])
      return rowCount ? name : null
    }),
  )
  return found.filter((name) => name !== null)
}

/** Runs each thing, a few at a time. */
export async function each<T>(things: readonly T[], run: (thing: T) => Promise<void>, atOnce = 4): Promise<void> {
  const left = [...things]
  const worker = async () => {
    for (let thing = left.shift(); thing !== undefined; thing = left.shift()) await run(thing)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}
