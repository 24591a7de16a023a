import { invariant } from '@/lib/kernel/invariant'

// A code as pictures that a scanner reads: QR (ISO/IEC 18004) in its smallest size, and Code 128 (ISO/IEC 15417) in set B.

const SIZE = 21
const DATA_WORDS = 16
const CHECK_WORDS = 10
const QR_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'
/** What version 1 holds at level M. */
export const MOST_QR_SIGNS = 20

/** The dark squares of a code of at most 20 capital letters and digits, row by row. */
export function qrSquares(text: string): boolean[][] {
  const words = dataWords(text)
  return place([...words, ...checkWords(words)])
}

function dataWords(text: string): number[] {
  invariant(text.length <= MOST_QR_SIGNS, 'the smallest QR holds twenty signs')
  let bits = `0010${binary(text.length, 9)}`
  for (let i = 0; i < text.length; i += 2) {
    const [first, second] = [QR_ALPHABET.indexOf(text.charAt(i)), QR_ALPHABET.indexOf(text.charAt(i + 1))]
    invariant(first >= 0 && second >= 0, 'capital letters and digits alone')
    bits += i + 1 < text.length ? binary(first * 45 + second, 11) : binary(first, 6)
  }
  bits += '0'.repeat(Math.min(4, DATA_WORDS * 8 - bits.length))
  bits = bits.padEnd(Math.ceil(bits.length / 8) * 8, '0')
  const words = bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []
  for (let pad = 0; words.length < DATA_WORDS; pad += 1) words.push(pad % 2 === 0 ? 0xec : 0x11)
  return words
}

const binary = (value: number, digits: number) => value.toString(2).padStart(digits, '0')

const powers: number[] = []
for (let value = 1; powers.length < 255; value = value < 128 ? value << 1 : (value << 1) ^ 0x11d) powers.push(value)
const times = (a: number, b: number) =>
  a === 0 || b === 0 ? 0 : (powers[(powers.indexOf(a) + powers.indexOf(b)) % 255] ?? 0)

// the rest of the division by the generator: Reed and Solomon's words
function checkWords(data: readonly number[]): number[] {
  let generator = [1]
  for (let i = 0; i < CHECK_WORDS; i += 1) {
    const next = [...generator, 0]
    for (const [at, factor] of generator.entries()) next[at + 1] = (next[at + 1] ?? 0) ^ times(factor, powers[i] ?? 0)
    generator = next
  }
  const rest = [...data, ...Array.from({ length: CHECK_WORDS }, () => 0)]
  for (let i = 0; i < data.length; i += 1) {
    const lead = rest[i] ?? 0
    for (const [at, factor] of generator.entries()) rest[i + at] = (rest[i + at] ?? 0) ^ times(factor, lead)
  }
  return rest.slice(data.length)
}

// level M, mask 0, with their own check bits: ISO/IEC 18004, table C.1
const FORMAT = '101010000010010'

function place(words: readonly number[]): boolean[][] {
  const squares: (boolean | null)[][] = Array.from({ length: SIZE }, () => Array.from({ length: SIZE }, () => null))
  const set = (row: number, column: number, dark: boolean) => {
    const line = squares[row]
    if (line) line[column] = dark
  }
  for (const [top, left] of [
    [0, 0],
    [0, SIZE - 7],
    [SIZE - 7, 0],
  ] as const)
    eye(top, left, set)
  for (let i = 8; i < SIZE - 8; i += 1) {
    set(6, i, i % 2 === 0)
    set(i, 6, i % 2 === 0)
  }
  format(set)
  const bits = words.map((word) => binary(word, 8)).join('')
  let at = 0
  for (const [row, column] of zigzag()) {
    if (squares[row]?.[column] !== null) continue
    const dark = bits.charAt(at) === '1'
    at += 1
    set(row, column, dark !== ((row + column) % 2 === 0))
  }
  return squares.map((line) => line.map((dark) => dark === true))
}

type SetSquare = (row: number, column: number, dark: boolean) => void

function eye(top: number, left: number, set: SetSquare): void {
  for (let row = -1; row <= 7; row += 1)
    for (let column = -1; column <= 7; column += 1) {
      if (top + row < 0 || left + column < 0 || top + row >= SIZE || left + column >= SIZE) continue
      const ring = Math.max(Math.abs(row - 3), Math.abs(column - 3))
      set(top + row, left + column, ring !== 2 && ring !== 4)
    }
}

function format(set: SetSquare): void {
  const dark = (bit: number) => FORMAT.charAt(14 - bit) === '1'
  for (let bit = 0; bit < 15; bit += 1) {
    const row = bit < 6 ? bit : bit < 8 ? bit + 1 : SIZE - 15 + bit
    set(row, 8, dark(bit))
    const column = bit < 8 ? SIZE - 1 - bit : bit === 8 ? 7 : 14 - bit
    set(8, column, dark(bit))
  }
  set(SIZE - 8, 8, true)
}

// two columns at a time from the right, up and down in turn, past the timing column
function* zigzag(): Generator<readonly [row: number, column: number]> {
  let up = true
  for (let right = SIZE - 1; right > 0; right -= 2) {
    if (right === 6) right = 5
    for (let i = 0; i < SIZE; i += 1) {
      const row = up ? SIZE - 1 - i : i
      yield [row, right]
      yield [row, right - 1]
    }
    up = !up
  }
}

const WIDTHS =
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112'.split(
    ' ',
  )
const START_B = 104
const STOP = 106

/** A text as bars and gaps in turn, each so many units wide, beginning with a bar. */
export function barWidths(text: string): number[] {
  const values = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i) - 32)
  invariant(
    values.every((value) => value >= 0 && value < 95),
    'set B is printable ASCII',
  )
  const check = values.reduce((sum, value, i) => sum + value * (i + 1), START_B) % 103
  return [START_B, ...values, check, STOP].flatMap((value) => (WIDTHS[value] ?? '').split('').map(Number))
}
