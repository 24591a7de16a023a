import { createHash, createHmac, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { fromHex, hmacUnder, sha256, toHex, utf8 } from './sha256'

const repeated = (byte: number, times: number) => new Uint8Array(times).fill(byte)

describe('SHA-256', () => {
  // FIPS 180-4 and the NIST examples
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
    ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
  ])('of %.20s is as published', (text, digest) => {
    expect(toHex(sha256(utf8(text)))).toBe(digest)
  })

  it('agrees with OpenSSL at every length around a block', () => {
    for (let length = 0; length <= 300; length += 1) {
      const message = randomBytes(length)
      expect(toHex(sha256(message))).toBe(createHash('sha256').update(message).digest('hex'))
    }
  })
})

describe('HMAC-SHA-256', () => {
  // RFC 4231
  it.each([
    [repeated(0x0b, 20), utf8('Hi There'), 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7'],
    [
      utf8('Jefe'),
      utf8('what do ya want for nothing?'),
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    ],
    [repeated(0xaa, 20), repeated(0xdd, 50), '773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe'],
    [
      repeated(0xaa, 131),
      utf8('Test Using Larger Than Block-Size Key - Hash Key First'),
      '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
    ],
  ])('is as published', (key, message, tag) => {
    expect(toHex(hmacUnder(key)(message))).toBe(tag)
  })

  it('agrees with OpenSSL for keys and messages of any length, one key for many', () => {
    for (let length = 0; length <= 140; length += 7) {
      const key = randomBytes(length)
      const tag = hmacUnder(key)
      for (const size of [0, 1, 54, 55, 56, 63, 64, 65, 130]) {
        const message = randomBytes(size)
        expect(toHex(tag(message))).toBe(createHmac('sha256', key).update(message).digest('hex'))
      }
    }
  })
})

it('hex goes there and back, and what is none has no bytes', () => {
  expect(toHex(fromHex('00ff10'))).toBe('00ff10')
  expect([...fromHex('0g'), ...fromHex('abc'), ...fromHex('AB')]).toEqual([])
})
