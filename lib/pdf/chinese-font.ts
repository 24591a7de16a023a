import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { setImmediate as breathe } from 'node:timers/promises'
import { create, type Font, type Point } from 'fontkit'
import { glyphOutline } from './glyph-outline'

/** What a character looks like and how wide it is, in thousandths of its size. */
export type Glyph = { outline: Buffer; width: number }

// Noto Sans SC comes cut by Unicode range, as browsers load it; a statement opens the few cuts that its words are in.
const folder = path.join(process.cwd(), 'node_modules/@fontsource-variable/noto-sans-sc')
const WEIGHT = 400
/** Others are served between: opening a cut takes tens of milliseconds. */
const GLYPHS_AT_ONCE = 32

type Cut = { file: string; holds: (codePoint: number) => boolean }
let cuts: Promise<Cut[]> | undefined
const opened = new Map<string, Promise<void>>()
const glyphs = new Map<number, Glyph>()

async function listCuts(): Promise<Cut[]> {
  const text = await readFile(path.join(folder, 'unicode.json'), 'utf8')
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a file of the pinned package
  const ranges = JSON.parse(text) as Record<string, string>
  return Object.entries(ranges)
    .map(([name, list]) => {
      const spans = list.split(',').map((range) => {
        const [from = '0', to = from] = range.trim().replace('U+', '').split('-')
        return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const
      })
      const file = `files/noto-sans-sc-${name.replace(/[[\]]/g, '')}-wght-normal.woff2`
      return { file, holds: (codePoint: number) => spans.some(([from, to]) => codePoint >= from && codePoint <= to) }
    })
    .reverse() // Latin first: most of what is asked for
}

/** Brings every character of a text to mind, so that it can be drawn at once. */
export async function learn(text: string): Promise<void> {
  cuts ??= listCuts()
  const wanted = new Set<string>()
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0
    if (glyphs.has(codePoint)) continue
    const cut = (await cuts).find(({ holds }) => holds(codePoint))
    if (cut) wanted.add(cut.file)
  }
  for (const file of wanted) {
    if (!opened.has(file)) opened.set(file, openCut(file))
    await opened.get(file)
  }
}

/** A character that was learned; undefined for one that the font has not. */
export const glyphOf = (character: string): Glyph | undefined => glyphs.get(character.codePointAt(0) ?? 0)

/** Keeps the outlines of a cut and lets the rest of it go: opened, a cut is a hundred times as large. */
async function openCut(file: string): Promise<void> {
  const font = create(await readFile(path.join(folder, file)))
  font.variationCoords = [WEIGHT]
  const done = new Set<number>()
  for (const [n, codePoint] of font.characterSet.entries()) {
    if (n % GLYPHS_AT_ONCE === 0) await breathe()
    if (glyphs.has(codePoint)) continue
    const glyph = font.glyphForCodePoint(codePoint)
    embolden(font, glyph.id, done)
    glyphs.set(codePoint, { outline: glyphOutline(glyph.path.commands), width: Math.round(glyph.advanceWidth) })
  }
}

/**
 * fontkit varies the weight of every kind of font but this one (WOFF2), so its points are moved here, each once, and
 * before its path or width are asked for: both are kept once made.
 */
function embolden(font: Font, id: number, done: Set<number>): void {
  if (done.has(id)) return
  done.add(id)
  font.getGlyph(id) // makes it known
  const glyph = decoded(font, id)
  for (const { glyphID } of glyph?.components ?? []) embolden(font, glyphID, done)
  if (!glyph?.points?.length) return
  // oxlint-disable-next-line no-underscore-dangle -- fontkit's own, see above
  font._variationProcessor?.transformPoints(id, [...glyph.points, corner(), corner(), corner(), corner()])
}

const corner = (): Point => ({ x: 0, y: 0, onCurve: false, endContour: true, copy: corner })

// oxlint-disable-next-line no-underscore-dangle -- fontkit's own, see above
const decoded = (font: Font, id: number) => font._transformedGlyphs?.[id]
