// SHA-256 and HMAC (FIPS 180-4, RFC 2104) in plain arithmetic. The browser's own answers later and only on a secure address;
// whoever checks a draw wants it at once, from a page that was saved to disk too.

const BLOCK = 64
const DIGEST = 32

// signed words: an unsigned one may not fit the small integers that engines are fast with
const roundConstants = new Int32Array([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
  0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
  0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
  0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
  0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
  0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
  0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
  0xc67178f2,
])
const start = new Int32Array([
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
])

const schedule = new Int32Array(BLOCK)
const wordOf = (words: Int32Array, i: number): number => words[i] ?? 0
const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

function spread(bytes: DataView, from: number): void {
  for (let i = 0; i < 16; i += 1) schedule[i] = bytes.getInt32(from + i * 4)
  for (let i = 16; i < BLOCK; i += 1) {
    const far = wordOf(schedule, i - 15)
    const near = wordOf(schedule, i - 2)
    const first = turn(far, 7) ^ turn(far, 18) ^ (far >>> 3)
    const second = turn(near, 17) ^ turn(near, 19) ^ (near >>> 10)
    schedule[i] = (wordOf(schedule, i - 16) + first + wordOf(schedule, i - 7) + second) | 0
  }
}

function compress(state: Int32Array, bytes: DataView, from: number): void {
  spread(bytes, from)
  let a = wordOf(state, 0)
  let b = wordOf(state, 1)
  let c = wordOf(state, 2)
  let d = wordOf(state, 3)
  let e = wordOf(state, 4)
  let f = wordOf(state, 5)
  let g = wordOf(state, 6)
  let h = wordOf(state, 7)
  for (let i = 0; i < BLOCK; i += 1) {
    const chosen = (e & f) ^ (~e & g)
    const one =
      (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + chosen + wordOf(roundConstants, i) + wordOf(schedule, i)) | 0
    const most = (a & b) ^ (a & c) ^ (b & c)
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + most) | 0
    h = g
    g = f
    f = e
    e = (d + one) | 0
    d = c
    c = b
    b = a
    a = (one + two) | 0
  }
  state[0] = (wordOf(state, 0) + a) | 0
  state[1] = (wordOf(state, 1) + b) | 0
  state[2] = (wordOf(state, 2) + c) | 0
  state[3] = (wordOf(state, 3) + d) | 0
  state[4] = (wordOf(state, 4) + e) | 0
  state[5] = (wordOf(state, 5) + f) | 0
  state[6] = (wordOf(state, 6) + g) | 0
  state[7] = (wordOf(state, 7) + h) | 0
}

/** The digest of what went into a state (so many bytes, whole blocks) and of this last message. The state stays as it was. */
function finish(before: Int32Array, bytesBefore: number, message: Uint8Array): Uint8Array {
  const state = before.slice()
  const padded = new Uint8Array((Math.floor((message.length + 8) / BLOCK) + 1) * BLOCK)
  padded.set(message)
  padded[message.length] = 0x80
  const bits = (bytesBefore + message.length) * 8
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(bits / 2 ** 32))
  view.setUint32(padded.length - 4, bits >>> 0)
  for (let from = 0; from < padded.length; from += BLOCK) compress(state, view, from)
  const digest = new Uint8Array(DIGEST)
  const out = new DataView(digest.buffer)
  for (let i = 0; i < state.length; i += 1) out.setInt32(i * 4, wordOf(state, i))
  return digest
}

export const sha256 = (message: Uint8Array): Uint8Array => finish(start, 0, message)

/** HMAC-SHA-256 under one key, which is taken in once for many messages. */
export function hmacUnder(key: Uint8Array): (message: Uint8Array) => Uint8Array {
  const short = key.length > BLOCK ? sha256(key) : key
  const stateUnder = (mask: number) => {
    const state = start.slice()
    const padded = Uint8Array.from({ length: BLOCK }, (_, i) => (short[i] ?? 0) ^ mask)
    compress(state, new DataView(padded.buffer), 0)
    return state
  }
  const [inner, outer] = [stateUnder(0x36), stateUnder(0x5c)]
  return (message) => finish(outer, BLOCK, finish(inner, BLOCK, message))
}

const encoder = new TextEncoder()
export const utf8 = (text: string): Uint8Array => encoder.encode(text)

export const toHex = (bytes: Uint8Array): string => {
  let hex = ''
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0')
  return hex
}

/** The bytes of a hex text; one that is none has none. */
export const fromHex = (hex: string): Uint8Array =>
  /^([0-9a-f]{2})*$/.test(hex)
    ? Uint8Array.from({ length: hex.length / 2 }, (_, i) => Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16))
    : new Uint8Array()

export const joined = (...parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
