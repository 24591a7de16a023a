import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ok, refuse } from '@/lib/kernel/result'
import { setUpHere } from './browser.fixture'
import { webhook } from './webhook'

beforeEach(setUpHere)
afterEach(() => vi.restoreAllMocks())

const handled = vi.fn(async () => {})
const send = (body: string) => {
  const door = webhook((text) => (text === 'signed' ? ok({}) : refuse('webhook-signature-invalid')), handled)
  const headers = { 'stripe-signature': 't=1,v1=forged-signature', 'content-length': String(body.length) }
  return door(new Request('http://localhost:3000/api/stripe/webhook?key=secret', { method: 'POST', body, headers }))
}

test('a forged message is refused and leaves one line in the log, with nothing of its own in it', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const forged = '{"id":"evt_forged","card":"4242"}\nevent: another line'
  const answer = await send(forged)
  expect(answer.status).toBe(400)
  expect(handled).not.toHaveBeenCalled()
  expect(warn).toHaveBeenCalledTimes(1)
  const [line] = warn.mock.calls[0] as [string]
  expect(JSON.parse(line)).toEqual({
    event: 'webhook-refused',
    reason: 'webhook-signature-invalid',
    status: 400,
    path: '/api/stripe/webhook',
    bytes: forged.length,
    from: null,
  })
  expect(line).not.toMatch(/evt_forged|4242|forged-signature|secret|\n/)
})

test('a message beyond all measure leaves its line too, and a true one leaves none', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  vi.spyOn(console, 'error').mockImplementation(() => {})
  expect((await send('x'.repeat(600_000))).status).toBe(413)
  expect(warn).toHaveBeenCalledTimes(1)
  await send('signed')
  expect(warn).toHaveBeenCalledTimes(1)
})
