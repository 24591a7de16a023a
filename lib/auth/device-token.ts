import { randomBytes } from 'node:crypto'
import { signFor } from './secret-token'

/** A name for a browser, drawn by lot and signed by this shop: it says nothing of whoever sits there. */
export function newDeviceToken(): string {
  const name = randomBytes(16).toString('base64url')
  return `${name}.${signFor('device', name)}`
}

/** What is kept of a device: a keyed hash of its name, which nobody turns back. Null: this shop gave no such name. */
export function deviceHashOf(token: string | undefined): Buffer | null {
  const [name = '', tag] = token?.split('.') ?? []
  return name !== '' && tag === signFor('device', name) ? Buffer.from(signFor('device-hash', name), 'base64url') : null
}
