import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ok } from '@/lib/kernel/result'
import { readRoute, shopperReadRoute, staffReadRoute, writeRoute } from './json-route'

const here = 'http://localhost:3000'
beforeAll(() => {
  process.env.DATABASE_URL ??= 'postgres://localhost/unused'
  process.env.NEXTAUTH_SECRET ??= 'only-for-this-test-0123456789-abcdef'
  process.env.APP_URL = here
})

const told = async (answer: Response) => [answer.status, ((await answer.json()) as { refusal?: string }).refusal]
const never = () => {
  throw new Error('the door stood open')
}

test.each([
  ['readRoute', readRoute(never)],
  ['shopperReadRoute', shopperReadRoute(never)],
  ['staffReadRoute', staffReadRoute('orders.read', never)],
])('%s refuses an address that nobody can read before anything is asked', async (_, route) => {
  expect(await told(await route(new Request(`${here}/api/x?q=%00`)))).toEqual([400, 'input-invalid'])
})

describe('a write', () => {
  const write = writeRoute(z.object({ note: z.string() }), async () => ok(never()))
  const send = async (body: string, headers: Record<string, string> = { origin: here }) =>
    told(await write(new Request(`${here}/api/x`, { method: 'POST', body, headers })))

  test.each<Record<string, string>>([
    {},
    { origin: 'null' },
    { origin: 'https://evil.test' },
    { origin: 'https://evil.test', 'x-forwarded-host': 'evil.test', host: 'evil.test' },
    { origin: `${here}.evil.test` },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
  ])('from elsewhere is refused: %j', async (headers) => {
    expect(await send('{"note":"a"}', headers)).toEqual([403, 'wrong-origin'])
  })

  test.each(['', '[]', 'null', '{"note":1}', '{"note":"\\u0000"}', '{"note":"\\ud83d"}', '{"__proto__":{"note":"a"}}'])(
    'of %s is refused',
    async (body) => {
      expect(await send(body)).toEqual([400, 'input-invalid'])
    },
  )

  test('of more than 64 kB is not read', async () => {
    expect(await send(JSON.stringify({ note: '回'.repeat(30_000) }))).toEqual([413, 'body-too-large'])
  })
})
