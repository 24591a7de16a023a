import { randomBytes } from 'node:crypto'
import { invariant } from './invariant'

/** A UUIDv7 (RFC 9562 §5.7): sortable by the given time, unguessable in its 74 random bits. */
export function uuidV7(at: number = Date.now(), random: Uint8Array = randomBytes(10)): string {
  invariant(random.length >= 10, 'a UUIDv7 needs ten random bytes')
  const bytes = Buffer.alloc(16)
  bytes.writeUIntBE(at, 0, 6)
  bytes.set(random.subarray(0, 10), 6)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
