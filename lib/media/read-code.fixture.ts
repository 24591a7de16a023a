// Reads a QR code out of a picture, upright as ours are, and knows nothing of how it was drawn: it looks for the three
// eyes by their rhythm 1 1 3 1 1, takes the size from their distance, and reads level, mask and blocks as they stand there.

type Eye = { x: number; y: number; unit: number }

const blocksOf: Record<number, number[]> = { 1: [16], 2: [28], 3: [44], 4: [32, 32], 5: [43, 43], 6: [27, 27, 27, 27] }

export function readCode(pixels: Uint8Array, width: number, height: number): string {
  const dark = (x: number, y: number) => (pixels[Math.round(y) * width + Math.round(x)] ?? 255) < 128
  const eyes = findEyes(dark, width, height)
  if (eyes.length !== 3) throw new Error(`${eyes.length} eyes`)
  const [a, b, c] = eyes.toSorted((one, other) => one.x + one.y - other.x - other.y) as [Eye, Eye, Eye]
  const right = b.x > c.x ? b : c
  const unit = (a.unit + b.unit + c.unit) / 3
  const size = Math.round((right.x - a.x) / unit) + 7
  const version = (size - 17) / 4
  const at = (row: number, column: number) => dark(a.x + (column - 3) * unit, a.y + (row - 3) * unit)
  const format = [0, 1, 2, 3, 4].map((i) => Number(at(8, i))).join('')
  // level M is 00, hidden under 10101 like the mask
  if ((Number.parseInt(format, 2) ^ 0b10101) !== 0) throw new Error(`another level or mask: ${format}`)
  return textOf(wordsOf(at, size, version), blocksOf[version] ?? [])
}

function findEyes(dark: (x: number, y: number) => boolean, width: number, height: number): Eye[] {
  const found: Eye[] = []
  for (let y = 0; y < height; y += 1) {
    const runs: [start: number, length: number][] = []
    for (let x = 0, start = 0; x < width; x += 1)
      if (x + 1 === width || dark(x, y) !== dark(x + 1, y)) {
        runs.push([start, x + 1 - start])
        start = x + 1
      }
    for (let i = 0; i + 4 < runs.length; i += 1) {
      const five = runs.slice(i, i + 5)
      const unit = five.reduce((sum, [, length]) => sum + length, 0) / 7
      const [first] = five[0] ?? [0]
      if (
        unit < 2 ||
        !dark(first, y) ||
        !five.every(([, length], n) => Math.abs(length - unit * (n === 2 ? 3 : 1)) < unit * 0.4)
      )
        continue
      const [middle = 0, long = 0] = five[2] ?? []
      const x = middle + (long - 1) / 2
      // the same rhythm from top to bottom
      if (![-3, 3].every((step) => dark(x, y + step * unit)) || ![-2, 2].every((step) => !dark(x, y + step * unit)))
        continue
      const near = found.find((eye) => Math.abs(eye.x - x) < unit * 3 && Math.abs(eye.y - y) < unit * 3)
      if (!near) found.push({ x, y: y + unit, unit })
    }
  }
  // all forty-nine squares of it
  const isEye = ({ x, y, unit }: Eye) =>
    Array.from({ length: 49 }, (_, i) => [(i % 7) - 3, Math.floor(i / 7) - 3] as const).every(
      ([right, down]) => dark(x + right * unit, y + down * unit) === (Math.max(Math.abs(right), Math.abs(down)) !== 2),
    )
  // the middle of each, from top to bottom
  return found
    .map((eye) => {
      let [top, bottom] = [Math.round(eye.y), Math.round(eye.y)]
      while (dark(eye.x, top - 1)) top -= 1
      while (dark(eye.x, bottom + 1)) bottom += 1
      return { ...eye, y: (top + bottom) / 2 }
    })
    .filter(isEye)
}

function wordsOf(at: (row: number, column: number) => boolean, size: number, version: number): number[] {
  const isFixed = (row: number, column: number) =>
    row === 6 ||
    column === 6 ||
    (row < 9 && (column < 9 || column >= size - 8)) ||
    (row >= size - 8 && column < 9) ||
    (version > 1 && row >= size - 9 && row < size - 4 && column >= size - 9 && column < size - 4)
  let bits = ''
  for (let right = size - 1, up = true; right > 0; right -= right === 8 ? 3 : 2, up = !up)
    for (let i = 0; i < size; i += 1) {
      const row = up ? size - 1 - i : i
      for (const column of [right, right - 1])
        if (!isFixed(row, column)) bits += Number(at(row, column) !== ((row + column) % 2 === 0))
    }
  return bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []
}

function textOf(words: readonly number[], blocks: readonly number[]): string {
  const data: number[][] = blocks.map(() => [])
  for (let i = 0, at = 0; i < Math.max(...blocks); i += 1)
    for (const [n, length] of blocks.entries()) if (i < length) data[n]?.push(words[at++] ?? 0)
  const bits = data
    .flat()
    .map((word) => word.toString(2).padStart(8, '0'))
    .join('')
  if (bits.slice(0, 4) !== '0100') throw new Error('not in bytes')
  const length = Number.parseInt(bits.slice(4, 12), 2)
  return new TextDecoder().decode(
    Uint8Array.from({ length }, (_, i) => Number.parseInt(bits.slice(12 + i * 8, 20 + i * 8), 2)),
  )
}
