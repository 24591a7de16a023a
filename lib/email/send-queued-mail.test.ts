import { randomUUID } from 'node:crypto'
import { createTransport, type Transporter } from 'nodemailer'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { useTestDatabase } from '@/lib/db/testing'
import { sendQueuedMail } from './send-queued-mail'

useTestDatabase()
vi.stubEnv('NEXTAUTH_SECRET', 'a secret of the tests, long enough to be one')
vi.stubEnv('DATABASE_URL', 'postgres://unused')
vi.stubEnv('APP_URL', 'https://shop.test')

const START = new Date('2026-03-01T10:00:00Z')
const after = (minutes: number) => new Date(START.getTime() + minutes * 60_000)

/** A mail server that keeps what it is given; while `down` it refuses everything. */
function mailServer() {
  const transport: Transporter = createTransport({ jsonTransport: true })
  const server = {
    transport,
    letters: [] as { to: string; subject: string; text: string; html: string; id: string }[],
    down: false,
  }
  const deliver = transport.sendMail.bind(transport)
  transport.sendMail = async (mail: Parameters<typeof deliver>[0]) => {
    if (server.down) throw new Error('421 come back later')
    const { message } = await deliver(mail)
    const { to, subject, text, html, messageId } = JSON.parse(message)
    server.letters.push({ to: to[0].address, subject, text, html, id: messageId })
  }
  return server
}

async function queue(template: string, params: object = {}, { locale = 'en', recipient = 'li@demo.test' } = {}) {
  const made = await row<{ id: number }>(
    `insert into mail_outbox (key, recipient, locale, template, params, created_at, due_at) values ($1, $2, $3, $4, $5, $6, $6) returning id`,
    [randomUUID(), recipient, locale, template, params, START],
  )
  return made?.id ?? 0
}
const stateOf = (id: number) =>
  row<{ state: string; attempts: number; params: object; last_error: string | null }>(
    'select state, attempts, params, last_error from mail_outbox where id = $1',
    [id],
  )

beforeEach(async () => {
  await db().query('delete from mail_outbox')
})

describe('queued letters', () => {
  test('go out once, in the reader’s language, and leave no secret behind', async () => {
    const server = mailServer()
    const id = await queue('magic-link', { token: 'a-token', returnTo: '/checkout' }, { locale: 'zh-CN' })
    expect(await sendQueuedMail(START, server.transport)).toBe(1)
    expect(await sendQueuedMail(after(5), server.transport)).toBe(0)
    expect(server.letters).toHaveLength(1)
    expect(server.letters[0]).toMatchObject({
      to: 'li@demo.test',
      subject: '登录回头客',
      id: `<letter-${id}@shop.test>`,
    })
    expect(server.letters[0]?.text).toContain('https://shop.test/zh-CN/magic-link?token=a-token&returnTo=%2Fcheckout')
    expect(await stateOf(id)).toMatchObject({ state: 'sent', params: { returnTo: '/checkout' } })
  })

  test('are sent once by two workers at a time', async () => {
    const server = mailServer()
    for (let n = 0; n < 30; n += 1) await queue('account-exists', {}, { recipient: `${n}@demo.test` })
    const sent = await Promise.all(Array.from({ length: 4 }, () => sendQueuedMail(START, server.transport)))
    expect(sent.reduce((sum, n) => sum + n, 0)).toBe(30)
    expect(new Set(server.letters.map(({ to }) => to)).size).toBe(30)
    expect(server.letters).toHaveLength(30)
  })

  test('are tried eight times, later and later, and then let be', async () => {
    const server = mailServer()
    server.down = true
    const id = await queue('account-exists')
    const tried: number[] = []
    for (let minute = 0; minute < 300; minute += 1) {
      const before = (await stateOf(id))?.attempts ?? 0
      await sendQueuedMail(after(minute), server.transport)
      if ((await stateOf(id))?.attempts !== before) tried.push(minute)
    }
    expect(tried).toEqual([0, 1, 3, 7, 15, 31, 63, 127])
    expect(await stateOf(id)).toMatchObject({ state: 'failed', attempts: 8, last_error: '421 come back later' })
  })

  test('arrive when the server comes back', async () => {
    const server = mailServer()
    server.down = true
    const id = await queue('account-exists')
    await sendQueuedMail(START, server.transport)
    server.down = false
    expect(await sendQueuedMail(after(1), server.transport)).toBe(1)
    expect(await stateOf(id)).toMatchObject({ state: 'sent', attempts: 2, last_error: null })
  })

  test('that nobody could write do not stop the others', async () => {
    const server = mailServer()
    await queue('no-such-letter')
    await queue('order-paid', { orderId: randomUUID() })
    await queue('account-exists')
    expect(await sendQueuedMail(START, server.transport)).toBe(1)
  })

  test('older than three days are not sent any more', async () => {
    const server = mailServer()
    const id = await queue('magic-link', { token: 'a-token' })
    expect(await sendQueuedMail(after(4 * 24 * 60), server.transport)).toBe(0)
    expect(await stateOf(id)).toMatchObject({ state: 'lapsed', params: {} })
  })

  test('are laid out in the outbox when there is no mail server', async () => {
    await queue('account-exists')
    expect(await sendQueuedMail(START, null)).toBe(0)
    expect(await rows('select state from mail_outbox')).toEqual([{ state: 'shown' }])
  })
})
