import { qrCode } from '@/lib/kernel/qr-code'
import { learn } from '@/lib/pdf/chinese-font'
import { drawText, textLines } from './draw-text'
import { Canvas, type Colour } from './paint'

export type Poster = {
  shop: string
  /** who invites, to what, and what is written below */
  from: string
  title: string
  text: string
  /** what the code opens */
  link: string
  scan: string
  note: string
}

export const posterSize = { width: 750, height: 1_200 }

const paper: Colour = [250, 247, 240]
const ink: Colour = [32, 29, 25]
const quiet: Colour = [104, 97, 87]
const seal: Colour = [178, 54, 40]
const white: Colour = [255, 255, 255]
const MIDDLE = posterSize.width / 2

// Whoever hands one on sends it to many: the last few are not drawn anew.
const kept = new Map<string, Promise<Buffer>>()
const MOST_KEPT = 50

/** The poster as a PNG; one that was drawn lately is not drawn again. */
export function drawPoster(poster: Poster): Promise<Buffer> {
  const key = JSON.stringify(poster)
  const known = kept.get(key)
  if (known) return known
  const [oldest] = kept.keys()
  if (kept.size >= MOST_KEPT && oldest) kept.delete(oldest)
  const made = draw(poster)
  kept.set(key, made)
  return made
}

/** A picture to hand on: the shop's paper and seal, who invites to what, and a code that opens the link. */
async function draw(poster: Poster): Promise<Buffer> {
  const { shop, from, title, text, link, scan, note } = poster
  await learn(`${shop}${from}${title}${text}${scan}${note}回…`)
  const canvas = new Canvas(posterSize.width, posterSize.height, paper)
  canvas.rectangle(0, 0, posterSize.width, 14, seal)
  canvas.rectangle(64, 84, 72, 72, seal)
  drawText(canvas, Array.from(shop)[0] ?? '', { x: 100, y: 137, size: 48, colour: paper, align: 'middle', bold: 1.5 })
  drawText(canvas, shop, { x: 156, y: 132, size: 36, colour: ink, bold: 0.8 })
  drawText(canvas, from, { x: 64, y: 250, size: 34, colour: quiet })
  let y = 330
  for (const line of await textLines(title, 62, posterSize.width - 128, 3)) {
    drawText(canvas, line, { x: 64, y, size: 62, colour: ink, bold: 1.6 })
    y += 82
  }
  y += 4
  for (const line of await textLines(text, 32, posterSize.width - 128, 3)) {
    drawText(canvas, line, { x: 64, y, size: 32, colour: quiet })
    y += 48
  }
  drawCode(canvas, link)
  drawText(canvas, scan, { x: MIDDLE, y: 1_068, size: 30, colour: ink, align: 'middle', bold: 0.6 })
  drawText(canvas, note, { x: MIDDLE, y: 1_122, size: 24, colour: quiet, align: 'middle' })
  canvas.rectangle(0, posterSize.height - 14, posterSize.width, 14, seal)
  return canvas.png()
}

const CODE_PX = 380
const CODE_TOP = 610
/** The quiet edge that a scanner needs, in squares. */
const QUIET = 4

function drawCode(canvas: Canvas, link: string): void {
  const squares = qrCode(link)
  const side = Math.floor(CODE_PX / (squares.length + QUIET * 2))
  const whole = side * (squares.length + QUIET * 2)
  const [left, top] = [Math.round(MIDDLE - whole / 2), CODE_TOP + Math.round((CODE_PX - whole) / 2)]
  canvas.rectangle(left, top, whole, whole, white)
  for (const [row, line] of squares.entries())
    for (const [column, dark] of line.entries())
      if (dark) canvas.rectangle(left + (column + QUIET) * side, top + (row + QUIET) * side, side, side, ink)
}
