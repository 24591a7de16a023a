import type { Glyph } from './chinese-font'

const EM = 1_000

const bytes = (values: readonly (readonly [size: 1 | 2 | 4, value: number])[]): Buffer => {
  const made = Buffer.alloc(values.reduce((sum, [size]) => sum + size, 0))
  let at = 0
  for (const [size, value] of values) {
    const unsigned = value < 0 ? value + 2 ** (size * 8) : value
    at = made.writeUIntBE(unsigned, at, size)
  }
  return made
}
const shorts = (...values: number[]) => bytes(values.map((value) => [2, value] as const))
const longs = (...values: number[]) => bytes(values.map((value) => [4, value] as const))
const padded = (data: Buffer) => Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)])

function checksum(data: Buffer): number {
  let sum = 0
  for (let at = 0; at < data.length; at += 4) sum = (sum + data.readUInt32BE(at)) >>> 0
  return sum
}

/** A font file of these glyphs and no others, numbered in this order. What a PDF asks of a font, and nothing more. */
export function trueType(glyphs: readonly Glyph[], ascent: number, descent: number): Buffer {
  const outlines = glyphs.map(({ outline }) => padded(outline))
  const starts = [0]
  for (const { length } of outlines) starts.push((starts.at(-1) ?? 0) + length)
  const widest = Math.max(...glyphs.map(({ width }) => width))
  const box = [0, descent, EM, ascent]
  const head = Buffer.concat([
    longs(0x00010000, 0x00010000, 0, 0x5f0f3cf5),
    shorts(0b1011, EM),
    Buffer.alloc(16), // when it was made, twice
    shorts(...box, 0, 8, 2, 1, 0), // the long form of loca
  ])
  const hhea = Buffer.concat([
    longs(0x00010000),
    shorts(ascent, descent, 0, widest, 0, 0, widest, 1, 0, 0, 0, 0, 0, 0, 0, glyphs.length),
  ])
  const maxp = Buffer.concat([longs(0x00010000), shorts(glyphs.length, 1_000, 100, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)])
  const hmtx = Buffer.concat(
    glyphs.map(({ width, outline }) => shorts(width, outline.length > 2 ? outline.readInt16BE(2) : 0)),
  )
  return assembled({ glyf: Buffer.concat(outlines), head, hhea, hmtx, loca: longs(...starts), maxp })
}

function assembled(tables: Readonly<Record<string, Buffer>>): Buffer {
  const names = Object.keys(tables).sort()
  const power = 2 ** Math.floor(Math.log2(names.length))
  const header = [longs(0x00010000), shorts(names.length, power * 16, Math.log2(power), (names.length - power) * 16)]
  const bodies: Buffer[] = []
  let at = 12 + names.length * 16
  for (const name of names) {
    const table = tables[name] ?? Buffer.alloc(0)
    const body = padded(table)
    header.push(Buffer.from(name.padEnd(4)), longs(checksum(body), at, table.length))
    bodies.push(body)
    at += body.length
  }
  return Buffer.concat([...header, ...bodies])
}
