import { randomUUID } from 'node:crypto'
import { Stripe } from 'stripe'
import { trialSecret } from '../../stripe-standin/trial'

type Told = { body: string; signature: string }

/** A provider's message as it would arrive now, signed with its secret; `changes` says what is odd about it. */
export function signedEvent(
  type: string,
  objectId: string,
  changes: { id?: string; livemode?: boolean; created?: number; secret?: string; at?: number; object?: object } = {},
): Told {
  const { id = `evt_${randomUUID().replaceAll('-', '')}`, livemode = false, secret = trialSecret, at } = changes
  const created = changes.created ?? Math.floor(Date.now() / 1000)
  const object = { id: objectId, object: 'event.object', ...changes.object }
  const body = JSON.stringify({ id, object: 'event', api_version: null, created, livemode, type, data: { object } })
  const timestamp = at ?? Math.floor(Date.now() / 1000)
  return { body, signature: Stripe.webhooks.generateTestHeaderString({ payload: body, secret, timestamp }) }
}
