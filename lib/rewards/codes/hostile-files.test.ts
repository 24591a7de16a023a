import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCodeFile } from './read-code-file'
import { LONGEST_CODE, MOST_CODES_A_RUN } from './rules'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const read = (bytes: Uint8Array) => {
  const file = readCodeFile(bytes)
  if (!file.ok) return file.refusal
  return file.value.codes.map(({ code }) => code)
}

describe('a file of codes from somebody who means ill, or from a spreadsheet', () => {
  it.each([
    ['a byte-order mark', bytesOf('\uFEFFcode\nAAA\n')],
    ['a heading in GBK', Buffer.concat([Buffer.from('b6d2bbbbc2eb0a', 'hex'), Buffer.from('AAA\n')])],
    ['what spreadsheets call Unicode text', Buffer.from('\uFEFF兑换码\r\nAAA\r\n', 'utf16le')],
    ['old line ends', bytesOf('code\rAAA\r')],
    ['empty lines and blanks', bytesOf('\n\n  AAA  \n\n')],
    ['other columns', bytesOf('AAA,"=cmd|\' /C calc\'!A0",<script>\n')],
  ])('%s: the code is read', (_, bytes) => expect(read(bytes)).toEqual(['AAA']))

  it.each([
    ['a NUL', 'A\0A'],
    ['a line inside a cell', '"A\nA"'],
    ['a tab inside', 'A\tA'],
    ['a sign that turns the writing round', 'A\u202EA'],
    ['a blank of no width', 'A\u200BA'],
    ['a bell', 'A\u0007'],
    ['half of a pair', '\uFFFE'],
  ])('%s is no code, and is told by its line', (_, cell) => {
    const file = readCodeFile(bytesOf(`BBB\n${cell}\n`))
    expect(file).toMatchObject({
      value: { bad: 1, codes: [{ line: 1, code: 'BBB' }], problems: [{ code: 'unprintable' }] },
    })
  })

  it('one that is too long is told; a cell without end refuses the file', () => {
    expect(readCodeFile(bytesOf(`${'A'.repeat(LONGEST_CODE + 1)}\nBBB`))).toMatchObject({
      value: { bad: 1, problems: [{ line: 1, code: 'too-long' }] },
    })
    expect(read(bytesOf('A'.repeat(200_000)))).toBe('code-file-unreadable')
    expect(read(bytesOf(`"${'A\n'.repeat(100_000)}`))).toBe('code-file-unreadable')
  })

  it('what begins as a formula does is a code like any other: it is made inert where it leaves', () => {
    expect(read(bytesOf('=1+1\n+A\n@B\n-C'))).toEqual(['=1+1', '+A', '@B', '-C'])
  })

  it('too many lines of one code are one code, and too many codes are refused', () => {
    expect(read(bytesOf('AAA\n'.repeat(MOST_CODES_A_RUN + 10)))).toEqual(['AAA'])
    expect(read(bytesOf('code,b\n'.repeat(10)))).toEqual(['code'])
  })

  it('whatever comes in, it is read or refused, and each code once', () => {
    const some = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.string({ unit: 'binary', maxLength: 100 }).map(bytesOf),
      fc
        .array(fc.constantFrom('A', 'B', '"', ',', '\n', '\r', '\t', '\0', '=', '\uFEFF', '码'), { maxLength: 60 })
        .map((parts) => bytesOf(parts.join(''))),
    )
    fc.assert(
      fc.property(some, (bytes) => {
        const file = readCodeFile(bytes)
        if (!file.ok) return
        const codes = file.value.codes.map(({ code }) => code)
        expect(new Set(codes).size).toBe(codes.length)
        for (const code of codes) expect(code).toMatch(/^[^\p{C}\s]([^\p{C}]*[^\p{C}\s])?$/u)
      }),
      { numRuns: 1_000 },
    )
  })
})
