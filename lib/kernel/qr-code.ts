import { invariant } from './invariant'

// QR codes (ISO/IEC 18004) at level M, versions 1 to 6: an address of a hundred signs. Capital letters and digits go in pairs, which a code
// of twenty signs needs to stay in the smallest of them; all else goes as bytes.

/** By version: check words in each block, and how many data words each block has. */
const versions: readonly (readonly [checkWords: number, blocks: readonly number[]])[] = [
  [10, [16]],
  [16, [28]],
  [26, [44]],
  [18, [32, 32]],
  [24, [43, 43]],
  [16, [27, 27, 27, 27]],
]
/** Level M with mask 0, with their own check bits: table C.1. */
const FORMAT = '101010000010010'

const powers: number[] = []
for (let value = 1; powers.length < 255; value = value < 128 ? value << 1 : (value << 1) ^ 0x11d) powers.push(value)
const logs = new Map(powers.map((value, power) => [value, power]))
const times = (a: number, b: number) =>
  a === 0 || b === 0 ? 0 : (powers[((logs.get(a) ?? 0) + (logs.get(b) ?? 0)) % 255] ?? 0)

/** The rest of the division by the generator: Reed and Solomon's words. */
function checkWords(data: readonly number[], count: number): number[] {
  let generator = [1]
  for (let i = 0; i < count; i += 1) {
    const next = [...generator, 0]
    for (const [at, factor] of generator.entries()) next[at + 1] = (next[at + 1] ?? 0) ^ times(factor, powers[i] ?? 0)
    generator = next
  }
  const rest = [...data, ...Array.from({ length: count }, () => 0)]
  for (let i = 0; i < data.length; i += 1) {
    const lead = rest[i] ?? 0
    for (const [at, factor] of generator.entries()) rest[i + at] = (rest[i + at] ?? 0) ^ times(factor, lead)
  }
  return rest.slice(data.length)
}

const SIGNS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'

const isPlain = (text: string): boolean => Array.from(text).every((sign) => SIGNS.includes(sign))

/** Mode, length and the text itself. */
function textBits(text: string): string {
  if (!isPlain(text)) {
    const bytes = new TextEncoder().encode(text)
    return `0100${binary(bytes.length)}${Array.from(bytes, (byte) => binary(byte)).join('')}`
  }
  const pairs = Array.from(text.match(/..?/g) ?? [], ([first = '', second]) =>
    second === undefined
      ? binary(SIGNS.indexOf(first), 6)
      : binary(SIGNS.indexOf(first) * 45 + SIGNS.indexOf(second), 11),
  )
  return `0010${binary(text.length, 9)}${pairs.join('')}`
}

/** The text, where it ends, and what fills the rest up. */
function dataWords(text: string, room: number): number[] {
  let bits = textBits(text)
  bits += '0'.repeat(Math.min(4, room * 8 - bits.length))
  bits = bits.padEnd(Math.ceil(bits.length / 8) * 8, '0')
  const words = bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []
  for (let pad = 0; words.length < room; pad += 1) words.push(pad % 2 === 0 ? 0xec : 0x11)
  return words
}

const binary = (value: number, digits = 8) => value.toString(2).padStart(digits, '0')

/** The first of every block, then the second of every block …: a scratch spoils a little of each. */
const inTurn = (blocks: readonly (readonly number[])[]): number[] =>
  Array.from({ length: Math.max(...blocks.map(({ length }) => length)) }, (_, i) =>
    blocks.flatMap((block) => (i < block.length ? [block[i] ?? 0] : [])),
  ).flat()

/** The dark squares of a text as a QR code, row by row, without the quiet edge around it. */
export function qrCode(text: string): boolean[][] {
  const bits = textBits(text).length
  const version = versions.findIndex(([, blocks]) => blocks.reduce((sum, words) => sum + words, 0) * 8 >= bits) + 1
  const [checks, blocks] = versions[version - 1] ?? [0, []]
  invariant(version > 0, 'a text of a hundred bytes at most')
  const all = dataWords(
    text,
    blocks.reduce((sum, words) => sum + words, 0),
  )
  const data = blocks.map((size, i) => {
    const from = blocks.slice(0, i).reduce((sum, words) => sum + words, 0)
    return all.slice(from, from + size)
  })
  const words = [...inTurn(data), ...inTurn(data.map((block) => checkWords(block, checks)))]
  return place(words.map((word) => binary(word)).join(''), version)
}

type Squares = (boolean | null)[][]

function place(bits: string, version: number): boolean[][] {
  const size = 17 + version * 4
  const squares: Squares = Array.from({ length: size }, () => Array.from({ length: size }, () => null))
  const set = (row: number, column: number, dark: boolean) => {
    const line = squares[row]
    if (line && column >= 0 && column < size) line[column] = dark
  }
  for (const [top, left] of [
    [0, 0],
    [0, size - 7],
    [size - 7, 0],
  ] as const)
    square(set, top - 1, left - 1, [9, 7, 5, 3], false)
  if (version > 1) square(set, size - 9, size - 9, [5, 3, 1], true)
  for (let i = 8; i < size - 8; i += 1) {
    set(6, i, i % 2 === 0)
    set(i, 6, i % 2 === 0)
  }
  format(set, size)
  let at = 0
  for (const [row, column] of zigzag(size)) {
    if (squares[row]?.[column] !== null) continue
    const dark = bits.charAt(at) === '1'
    at += 1
    // mask 0 turns every other square over
    set(row, column, (row + column) % 2 === 0 ? !dark : dark)
  }
  return squares.map((line) => line.map((dark) => dark === true))
}

type Setter = (row: number, column: number, dark: boolean) => void

/** Squares in one another, dark and light in turn, from the outermost. */
function square(set: Setter, top: number, left: number, sides: readonly number[], isDark: boolean): void {
  for (const [ring, side] of sides.entries())
    for (let i = 0; i < side; i += 1)
      for (let j = 0; j < side; j += 1) set(top + ring + i, left + ring + j, isDark === (ring % 2 === 0))
}

function format(set: Setter, size: number): void {
  const dark = (bit: number) => FORMAT.charAt(14 - bit) === '1'
  for (let bit = 0; bit < 15; bit += 1) {
    set(bit < 6 ? bit : bit < 8 ? bit + 1 : size - 15 + bit, 8, dark(bit))
    set(8, bit < 8 ? size - 1 - bit : bit === 8 ? 7 : 14 - bit, dark(bit))
  }
  set(size - 8, 8, true)
}

/** From the lower right corner upwards and down again, two columns at a time, leaving out the one that the rhythm stands in. */
function* zigzag(size: number): Generator<[row: number, column: number]> {
  let up = true
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right -= 1
    for (let i = 0; i < size; i += 1) {
      const row = up ? size - 1 - i : i
      yield [row, right]
      yield [row, right - 1]
    }
    up = !up
  }
}
