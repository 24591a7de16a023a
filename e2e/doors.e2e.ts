import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { actions, audiences, type Door, guardedPages, routes } from '../scripts/entry-points'
import { type Caller as Column, comesIn } from '../scripts/permission-matrix'
import {
  type Action,
  builtActions,
  type Caller,
  callAction,
  callerOf,
  each,
  guest,
  knock,
  post,
  shopUrl,
  suspendedOwner,
  tracesOf,
} from './support/doors'
import { staffSamples, unmarked } from './support/staff-samples'

// Every door of the built shop is tried by everyone. What a door says is not believed: the database is looked at.
test.skip(({ isMobile }) => isMobile, 'a door has no width')

const doors = new Map(actions().map((door) => [door.at, door]))
const people = ['li', 'clerk', 'marketer', 'support', 'finance', 'merchant', 'owner']
const everyone = async (): Promise<Caller[]> => [
  guest,
  await suspendedOwner(),
  ...(await Promise.all(people.map((name) => callerOf(`${name}@demo.test`)))),
]
const newMark = () => `door-${randomUUID().slice(0, 8)}`

const doorOf = ({ name }: Action): Door => {
  const door = doors.get(name)
  if (!door) throw new Error(`${name} is built, but no lib/**/actions.ts makes it with a builder`)
  return door
}

// docs/permissions.md is asked, never the code: what it does not name fails, and what it says otherwise
const columnOf = ({ isOut, role }: Caller): Column => (isOut ? 'guest' : (role ?? 'shopper'))
const opens = (at: string, caller: Caller) => comesIn(at, columnOf(caller))

/** What the gate says to a caller who brings nonsense: who may not come in is told so first. */
const expectedOf = ({ at }: Door, caller: Caller): string =>
  opens(at, caller) ? 'input-invalid' : caller.isOut ? 'sign-in-needed' : 'not-allowed'

test('every action that was built is made by a builder of the gate', () => {
  const built = builtActions()
  expect(built.length).toBeGreaterThan(20)
  for (const action of built) {
    const { builder, permission } = doorOf(action)
    expect(audiences[builder], action.name).toBeDefined()
    if (builder === 'staffAction') expect(permission, action.name).toBeDefined()
  }
})

test('every action tells everyone the same wherever it is called: come in, sign in, or not you', async () => {
  const callers = await everyone()
  const calls = builtActions().flatMap((action) =>
    callers.flatMap((caller, nth) =>
      // an action that a page has not answers nothing there; four callers show that it does nothing either
      (nth < 4 ? [action.page, '/zh-CN', '/zh-CN/nowhere'] : [action.page]).map((at) => ({ action, caller, at })),
    ),
  )
  const wrong: string[] = []
  await each(calls, async ({ action, caller, at }) => {
    const wanted = expectedOf(doorOf(action), caller)
    const { refusal, status, ok } = await callAction(action, ['nonsense'], { as: caller, at })
    const isQuiet = at !== action.page && !ok && refusal === null
    if (refusal !== wanted && !isQuiet)
      wrong.push(`${action.name} by ${caller.name} at ${at}: ${status} ${refusal}, not ${wanted}`)
  })
  expect(wrong).toEqual([])
})

test('staff actions with the best of input do nothing for whoever lacks the permission', async () => {
  const mark = newMark()
  const samples = await staffSamples(mark)
  const before = await unmarked()
  const callers = await everyone()
  const wrong: string[] = []
  const staffActions = builtActions().filter((action) => doorOf(action).builder === 'staffAction')
  for (const action of staffActions) {
    const [schema, input] = samples[action.name] ?? []
    if (!schema) throw new Error(`say in e2e/support/staff-samples.ts what ${action.name} would be asked`)
    expect(schema.safeParse(input).success, `the sample of ${action.name} is well formed`).toBe(true)
    const strangers = callers.filter((caller) => !opens(action.name, caller))
    await each(strangers, async (caller) => {
      await callAction(action, input, { as: caller, at: '/zh-CN' })
      const { refusal } = await callAction(action, input, { as: caller })
      const wanted = caller.isOut ? 'sign-in-needed' : 'not-allowed'
      if (refusal !== wanted) wrong.push(`${action.name} by ${caller.name}: ${refusal}`)
    })
  }
  expect(wrong).toEqual([])
  expect(await tracesOf(mark)).toEqual([])
  expect(await unmarked()).toEqual(before)
})

const elsewhere: [string, Record<string, string | null>][] = [
  ['another origin', { origin: 'https://evil.test' }],
  ['no origin at all', { origin: 'null' }],
  ['nothing said of the origin', { origin: null }],
  ['another origin that Next believes', { origin: 'https://evil.test', 'x-forwarded-host': 'evil.test' }],
  ['our name with another ending', { origin: `${shopUrl}.evil.test` }],
  ['a frame of another site', { origin: null, 'sec-fetch-site': 'cross-site' }],
  ['a sibling of ours', { origin: null, 'sec-fetch-site': 'same-site' }],
]

for (const [from, headers] of elsewhere) {
  test(`the owner's own cookie opens nothing from ${from}`, async () => {
    const mark = newMark()
    const samples = await staffSamples(mark)
    const before = await unmarked()
    const owner = await callerOf('owner@demo.test')
    await each(builtActions(), async (action) => {
      const { ok, refusal, status } = await callAction(action, samples[action.name]?.[1] ?? {}, { as: owner, headers })
      // Next itself throws at the origins it does not believe; ours is asked for the rest
      expect(ok, action.name).toBe(false)
      if (refusal !== 'wrong-origin') expect(status, action.name).toBe(500)
    })
    for (const { at, builder } of routes()) {
      if (builder !== 'writeRoute' && builder !== 'staffUploadRoute') continue
      const answer = await post(at.slice('POST '.length), 'x', { as: owner, headers })
      expect([answer.status, answer.refusal], at).toEqual([403, 'wrong-origin'])
    }
    expect(await tracesOf(mark)).toEqual([])
    expect(await unmarked()).toEqual(before)
  })
}

test('an action that is not one is no door', async () => {
  const [action] = builtActions()
  for (const id of [
    '__proto__',
    'constructor',
    `${action?.id.slice(0, -1)}${action?.id.endsWith('0') ? '1' : '0'}`,
    '7f'.padEnd(42, '0'),
  ]) {
    const answer = await callAction({ id, name: id, page: '/zh-CN/cart' }, {})
    expect(answer.ok, id).toBe(false)
    expect([400, 404, 409], `${id} answered ${answer.status}`).toContain(answer.status)
  }
})

test('every route answers everyone as its builder promises', async () => {
  const callers = await everyone()
  const staffed = routes().filter(({ builder }) => builder === 'staffReadRoute' || builder === 'staffUploadRoute')
  expect(staffed.length).toBeGreaterThan(2)
  for (const { at, builder, permission } of routes()) {
    expect(audiences[builder], at).toBeDefined()
    const [method = '', path = ''] = at.split(' ')
    if (!permission && builder !== 'shopperReadRoute') continue
    await each(callers, async (caller) => {
      const { status, refusal } = await knock(path, { as: caller, method, ...(method === 'POST' && { body: 'x' }) })
      const wanted = opens(at, caller) ? null : caller.isOut ? 401 : 403
      if (wanted)
        expect([status, refusal], `${at} by ${caller.name}`).toEqual([
          wanted,
          wanted === 401 ? 'sign-in-needed' : 'not-allowed',
        ])
      else expect([200, 404, 409, 400], `${at} by ${caller.name} answered ${status}`).toContain(status)
    })
  }
})

test("a shopper's own pages ask a guest to sign in", async () => {
  const own = guardedPages().filter(({ builder }) => builder === 'shopperPage')
  expect(own.length).toBeGreaterThan(4)
  for (const { at } of own) {
    const answer = await knock(at.replace('[locale]', 'en'), {})
    expect([answer.status, answer.headers.get('location')], at).toEqual([
      307,
      expect.stringMatching(/^\/en\/sign-in\?returnTo=%2F/),
    ])
    expect(answer.headers.get('cache-control'), at).toContain('no-store')
  }
})

test("a page of the merchant's is shut for whoever has no key to it", async () => {
  const callers = (await everyone()).filter(({ isOut }) => !isOut)
  const desk = guardedPages().filter(({ builder }) => builder === 'staffPage')
  expect(desk.length).toBeGreaterThan(20)
  const shut = desk.flatMap(({ at }) =>
    callers.filter((caller) => !opens(at, caller)).map((caller) => ({ at, caller })),
  )
  const wrong: string[] = []
  await each(shut, async ({ at, caller }) => {
    const { status } = await knock(at.replace('[locale]', 'en').replaceAll(/\[\w+\]/g, randomUUID()), { as: caller })
    if (status !== 403) wrong.push(`${at} by ${caller.name} answered ${status}`)
  })
  expect(wrong).toEqual([])
})
