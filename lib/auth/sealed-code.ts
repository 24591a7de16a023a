import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { codesSecret } from '@/lib/env'

const IV_BYTES = 12
const TAG_BYTES = 16
/** The first byte of what is sealed: which way it was done, so that another way can follow. */
const AES_256_GCM = 1

let keys: { sealing: Buffer; hashing: Buffer } | undefined

// from a secret that the database does not hold: a dump of it gives no code away
function keysOf(): { sealing: Buffer; hashing: Buffer } {
  if (keys) return keys
  const secret = codesSecret()
  const derived = (use: string) => Buffer.from(hkdfSync('sha256', secret, 'regulars', `codes:${use}`, 32))
  keys = { sealing: derived('sealing'), hashing: derived('hashing') }
  return keys
}

/** A code as it is stored: encrypted, and never twice the same. */
export function sealCode(code: string): Buffer {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keysOf().sealing, iv)
  const body = Buffer.concat([cipher.update(code, 'utf8'), cipher.final()])
  return Buffer.concat([Buffer.from([AES_256_GCM]), iv, cipher.getAuthTag(), body])
}

/** The code again; throws when it was sealed under another key or touched. */
export function openSealedCode(sealed: Buffer): string {
  const iv = sealed.subarray(1, 1 + IV_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', keysOf().sealing, iv, { authTagLength: TAG_BYTES })
  decipher.setAuthTag(sealed.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES))
  return decipher.update(sealed.subarray(1 + IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
}

/** What a code is found by, and what shows that it is there already. */
export const hashCode = (code: string): Buffer => createHmac('sha256', keysOf().hashing).update(code).digest()
