import { randomUUID } from 'node:crypto'
import type { Random } from '@/prisma/seed/random'
import type { Trial } from '../../stripe-standin/trial'
import { fateOf, type Told, type Waiting } from './door'
import { signedEvent } from './signed-event'

// F13: twelve ways to lie to the door. None may change anything, and none is believed.

const DONE = 'checkout.session.completed'
const now = () => Math.floor(Date.now() / 1000)

type Forgery = {
  what: string
  refused: boolean
  make: (order: Waiting, trial: Trial, random: Random) => Promise<Told> | Told
}

const flipped = ({ body, signature }: Told, random: Random): Told => {
  const bytes = Buffer.from(body)
  const place = random.between(0, bytes.length - 1)
  bytes[place] = (bytes[place] ?? 0) ^ (1 << random.between(0, 2))
  return { body: bytes.toString('latin1'), signature }
}

/** A session at the provider that says it pays our order, made by somebody who is not us. */
async function strange(trial: Trial, order: Waiting, changes: { amountMinor?: number; currency?: string }) {
  const made = await trial.payments().createSession({
    orderId: order.orderId,
    orderNumber: String(order.number),
    amountMinor: 1,
    currency: 'CNY',
    lines: [],
    method: null,
    email: null,
    locale: 'en',
    successUrl: 'http://shop.test/',
    cancelUrl: 'http://shop.test/',
    expiresAt: new Date(Date.now() + 31 * 60_000),
    idempotencyKey: randomUUID(),
    ...changes,
  })
  if (!made.ok) throw new Error(made.refusal)
  await trial.control(`/control/pay/${made.value.sessionId}`, { as: 'paid' })
  return made.value.sessionId
}

/** `refused`: the door says 4xx. The others are true messages that must not pay this order. */
export const forgeries: Forgery[] = [
  {
    what: 'signed with another secret',
    refused: true,
    make: (order) => signedEvent(DONE, order.sessionId, { secret: 'whsec_of_somebody_else' }),
  },
  {
    what: 'signed ten minutes ago',
    refused: true,
    make: (order) => signedEvent(DONE, order.sessionId, { at: now() - 600 }),
  },
  {
    what: 'a bit flipped',
    refused: true,
    make: (order, _, random) => flipped(signedEvent(DONE, order.sessionId), random),
  },
  {
    what: 'the signature of another message',
    refused: true,
    make: (order) => ({
      body: signedEvent(DONE, order.sessionId).body,
      signature: signedEvent(DONE, 'cs_other').signature,
    }),
  },
  {
    what: 'no signature',
    refused: true,
    make: (order) => ({ ...signedEvent(DONE, order.sessionId), signature: '' }),
  },
  {
    what: 'a signature without its time',
    refused: true,
    make: (order) => {
      const { body, signature } = signedEvent(DONE, order.sessionId)
      return { body, signature: signature.replace(/t=\d+,/, '') }
    },
  },
  {
    what: 'the time changed after signing',
    refused: true,
    make: (order) => {
      const { body, signature } = signedEvent(DONE, order.sessionId)
      return { body, signature: signature.replace(/t=\d+/, `t=${now() + 1}`) }
    },
  },
  {
    what: 'a key told twice',
    refused: true,
    make: (order) => {
      const { body, signature } = signedEvent(DONE, 'cs_other')
      return { body: body.replace('"data":', `"data":{"object":{"id":"${order.sessionId}"}},"data":`), signature }
    },
  },
  {
    what: 'a megabyte of it',
    refused: true,
    make: (order) => signedEvent(DONE, order.sessionId, { object: { padding: 'x'.repeat(1 << 20) } }),
  },
  {
    what: 'of the other kind of money',
    refused: false,
    make: (order) => signedEvent(DONE, order.sessionId, { livemode: true }),
  },
  {
    what: 'true, of a session that paid another sum',
    refused: false,
    make: async (order, trial) => signedEvent(DONE, await strange(trial, order, { amountMinor: 1 })),
  },
  {
    what: 'true, of a session that paid in another currency',
    refused: false,
    make: async (order, trial) =>
      signedEvent(DONE, await strange(trial, order, { amountMinor: 19_000, currency: 'USD' })),
  },
]

/** The part of an order's fate that a lie must not touch: its state, its goods, its points. */
export async function untouched(order: Waiting): Promise<string> {
  const { payments: _, refunds: __, mails: ___, ...rest } = JSON.parse(await fateOf(order)) as Record<string, unknown>
  return JSON.stringify(rest)
}
