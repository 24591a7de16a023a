import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { newSession, startTrial, type Trial, until, valueOf } from './trial'

let trial: Trial
let folder: string
beforeAll(async () => {
  vi.spyOn(console, 'warn').mockReturnValue(undefined)
  folder = await mkdtemp(path.join(tmpdir(), 'standin-'))
  trial = await startTrial()
})
afterAll(async () => {
  await trial.close()
  await rm(folder, { recursive: true })
})
afterEach(async () => {
  trial.answerWith(() => 200)
  await trial.control('/control', { reset: true, shuffleMs: 0 })
})

const open = async (on = trial) => valueOf(await on.payments().createSession(newSession())).sessionId
const pay = (id: string, input: object = {}, on = trial) => on.control(`/control/pay/${id}`, input)
const about = (id: string, on = trial) => on.received.filter((event) => event.objectId === id)
const owed = async (id: string, on = trial) =>
  (await on.control('/control/state')).body.events.filter(
    (event: { object: string; owed: boolean }) => event.object === id && event.owed,
  ).length
const pause = (ms: number) =>
  new Promise((resolve) => {
    setTimeout(resolve, ms)
  })

test('a payment is announced, signed so that the port believes it', async () => {
  const id = await open()
  await pay(id)
  await until('the webhook', () => about(id).length === 1)
  const [event] = about(id)
  const verified = trial.payments().verifyWebhook(event?.body ?? '', event?.signature ?? '')
  expect(verified).toEqual({
    ok: true,
    value: { eventId: event?.id, type: 'checkout.session.completed', objectId: id, livemode: false },
  })
})

test('late comes late, twice comes twice with one id, lost never comes and can be looked up', async () => {
  const [late, twice, lost] = [await open(), await open(), await open()]
  const start = Date.now()
  await pay(late, { delivery: 'late' })
  await pay(twice, { delivery: 'twice' })
  await pay(lost, { delivery: 'lost' })
  await until('the late one', () => about(late).length === 1)
  expect((about(late)[0]?.at ?? 0) - start).toBeGreaterThanOrEqual(240)
  expect(new Set(about(twice).map((event) => event.id)).size).toBe(1)
  expect(about(twice)).toHaveLength(2)
  expect(about(lost)).toHaveLength(0)
  const events = await trial.stripe().events.list({ type: 'checkout.session.completed', limit: 1 })
  expect(events.data[0]?.data.object).toMatchObject({ id: lost, status: 'complete' })
  const again = await trial.stripe().events.retrieve(events.data[0]?.id ?? '')
  expect(again.type).toBe('checkout.session.completed')
})

test('the way of delivery can be set for so many events', async () => {
  await trial.control('/control', { delivery: 'lost', count: 1 })
  const [first, second] = [await open(), await open()]
  await pay(first)
  await pay(second)
  await until('the second', () => about(second).length === 1)
  expect(about(first)).toHaveLength(0)
})

test('what the shop does not take is sent again until it does, signed anew', async () => {
  const id = await open()
  let refused = 0
  trial.answerWith(() => {
    refused += 1
    return refused <= 2 ? 500 : 200
  })
  await pay(id)
  await until('the third attempt', () => about(id).length === 3)
  await pause(100)
  expect(about(id)).toHaveLength(3)
  expect(await owed(id)).toBe(0)
})

test('shuffled, all come once', async () => {
  await trial.control('/control', { shuffleMs: 80 })
  const ids = await Promise.all(Array.from({ length: 20 }, () => open()))
  await Promise.all(ids.map((id) => pay(id)))
  await until('all of them', () => ids.every((id) => about(id).length === 1))
})

test('a refund and a decline are announced', async () => {
  const id = await open()
  await pay(id, { as: 'declined' })
  await pay(id)
  const { paymentId } = valueOf(await trial.payments().getSession(id))
  await trial.stripe().refunds.create({ payment_intent: paymentId ?? '' })
  const types = () => trial.received.filter((event) => event.body.includes(paymentId ?? '-')).map((event) => event.type)
  await until('three events', () => types().length === 3)
  expect(types().sort()).toEqual(['charge.refunded', 'checkout.session.completed', 'payment_intent.payment_failed'])
})

test('a restart forgets nothing: sessions, refunds, keys, what is owed, what is to come late', async () => {
  const dataPath = path.join(folder, 'truth.json')
  const own = await startTrial({ dataPath })
  const asked = newSession()
  const { sessionId } = valueOf(await own.payments().createSession(asked))
  await pay(sessionId, {}, own)
  const paid = valueOf(await own.payments().getSession(sessionId))
  const refund = {
    paymentId: paid.paymentId ?? '',
    amountMinor: 900,
    idempotencyKey: 'r1',
    orderId: asked.orderId,
    name: 'r1',
  }
  const refunded = valueOf(await own.payments().refund(refund))
  own.answerWith(() => 503)
  const [unheard, late] = [await open(own), await open(own)]
  await pay(unheard, {}, own)
  await pay(late, { as: 'late', lateMs: 600 }, own)
  await until('a first attempt', () => about(unheard, own).length > 0)
  const before = own.received.length

  await own.restart()
  own.answerWith(() => 200)
  expect(valueOf(await own.payments().getSession(sessionId))).toEqual(paid)
  expect(valueOf(await own.payments().createSession(asked)).sessionId).toBe(sessionId)
  expect(valueOf(await own.payments().refund(refund))).toEqual(refunded)
  await until('the webhook owed', () => about(unheard, own).length > 1 && own.received.length > before)
  await until('the late payment', () => about(late, own).some((event) => event.type === 'checkout.session.completed'))
  await own.close()
})

test('a journal torn at its end is read up to there; torn in the middle it is not trusted', async () => {
  const dataPath = path.join(folder, 'torn.json')
  const own = await startTrial({ dataPath })
  const sessionId = await open(own)
  await own.restart()
  const text = await readFile(dataPath, 'utf8')
  await own.close()
  await writeFile(dataPath, `${text}[["session","cs_test_torn",{"id":"cs_te`)
  const after = await startTrial({ dataPath })
  expect(valueOf(await after.payments().getSession(sessionId)).status).toBe('open')
  await after.close()
  await writeFile(dataPath, `{"torn\n${text}`)
  await expect(startTrial({ dataPath })).rejects.toThrow(/cannot be read/)
})
