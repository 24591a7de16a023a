import { glyphOf, learn } from '@/lib/pdf/chinese-font'
import type { Canvas, Colour, Shape } from './paint'

// The font of the shop's paper, drawn as outlines: a fresh machine has no fonts of its own.

const UNITS = 1_000
/** How many straight lines stand for one curve. */
const STEPS = 6

/** An outline as lib/pdf keeps it, made into points of straight lines. */
export function outlinePoints(outline: Buffer): number[][] {
  if (outline.length === 0) return []
  const contours = outline.readInt16BE(0)
  const ends = Array.from({ length: contours }, (_, i) => outline.readUInt16BE(10 + i * 2))
  const count = (ends.at(-1) ?? -1) + 1
  const flags = 10 + contours * 2 + 2
  const axis = (from: number) => {
    let value = 0
    return Array.from({ length: count }, (_, i) => (value += outline.readInt16BE(from + i * 2)))
  }
  const [xs, ys] = [axis(flags + count), axis(flags + count * 3)]
  return ends.map((end, i) => {
    const start = i === 0 ? 0 : (ends[i - 1] ?? 0) + 1
    const points = Array.from({ length: end - start + 1 }, (_, n) => {
      const at = start + n
      return { x: xs[at] ?? 0, y: ys[at] ?? 0, on: outline.readUInt8(flags + at) === 1 }
    })
    return straightened(points)
  })
}

type Point = { x: number; y: number; on: boolean }

function straightened(points: readonly Point[]): number[] {
  const made: number[] = []
  for (const [i, point] of points.entries()) {
    if (point.on) {
      made.push(point.x, point.y)
      continue
    }
    const [before, after] = [points.at(i - 1), points[(i + 1) % points.length]]
    if (!before || !after) continue
    for (let step = 1; step < STEPS; step += 1) {
      const t = step / STEPS
      const along = (a: number, b: number, c: number) => (1 - t) ** 2 * a + 2 * t * (1 - t) * b + t ** 2 * c
      made.push(along(before.x, point.x, after.x), along(before.y, point.y, after.y))
    }
  }
  return made
}

const widthOf = (character: string) => glyphOf(character)?.width ?? UNITS / 2

/** How wide a line of text is; its characters are known already. */
export const textWidth = (text: string, size: number): number =>
  Array.from(text).reduce((sum, character) => sum + (widthOf(character) * size) / UNITS, 0)

type Line = { x: number; y: number; size: number; colour: Colour; align?: 'start' | 'middle'; bold?: number }

/** Draws one line of text on its baseline. `bold`: by how many pixels its strokes are thicker. */
export function drawText(canvas: Canvas, text: string, { x, y, size, colour, align = 'start', bold = 0 }: Line): void {
  let pen = align === 'middle' ? x - textWidth(text, size) / 2 : x
  for (const character of text) {
    const outline = glyphOf(character)?.outline
    const scale = size / UNITS
    const at = (shift: number): Shape =>
      outline
        ? outlinePoints(outline).map((points) =>
            points.map((value, i) => (i % 2 === 0 ? pen + shift + value * scale : y - value * scale)),
          )
        : []
    canvas.paint(at(0), colour)
    if (bold > 0) canvas.paint(at(bold), colour)
    pen += widthOf(character) * scale
  }
}

/** A text in lines of so many pixels at most; Chinese may break anywhere, other words only between them. */
export async function textLines(text: string, size: number, width: number, most: number): Promise<string[]> {
  await learn(text)
  const parts = text.match(/[\u2E80-\uFFFF]|[^\s\u2E80-\uFFFF]+|\s+/g) ?? []
  const lines: string[] = []
  let line = ''
  for (const part of parts) {
    if (line !== '' && textWidth(line + part, size) > width) {
      lines.push(line.trim())
      line = part.trim()
    } else line += part
  }
  if (line.trim() !== '') lines.push(line.trim())
  const shown = lines.slice(0, most)
  const last = shown.at(-1)
  if (lines.length > most && last) shown[most - 1] = `${last.slice(0, -1)}…`
  return shown
}
