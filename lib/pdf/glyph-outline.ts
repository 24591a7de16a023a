import type { PathCommand } from 'fontkit'

type Point = { x: number; y: number; onCurve: boolean }

function contoursOf(commands: readonly PathCommand[]): Point[][] {
  const contours: Point[][] = []
  for (const { command, args } of commands) {
    const [a = 0, b = 0, c = 0, d = 0] = args.map(Math.round)
    if (command === 'moveTo') contours.push([{ x: a, y: b, onCurve: true }])
    if (command === 'lineTo') contours.at(-1)?.push({ x: a, y: b, onCurve: true })
    if (command === 'quadraticCurveTo')
      contours.at(-1)?.push({ x: a, y: b, onCurve: false }, { x: c, y: d, onCurve: true })
  }
  return contours.map(withoutClosingPoint).filter(({ length }) => length > 1)
}

/** A contour closes by itself: a last point on the first is one too many. */
function withoutClosingPoint(points: Point[]): Point[] {
  const [first, last] = [points[0], points.at(-1)]
  return first && last && points.length > 1 && last.onCurve && first.x === last.x && first.y === last.y
    ? points.slice(0, -1)
    : points
}

/** A path as TrueType keeps it, plainly: no hints, no short forms; what is plain compresses well. */
export function glyphOutline(commands: readonly PathCommand[]): Buffer {
  const contours = contoursOf(commands)
  const points = contours.flat()
  if (points.length === 0) return Buffer.alloc(0)
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  const made = Buffer.alloc(10 + contours.length * 2 + 2 + points.length * 5)
  let at = 0
  const int16 = (value: number) => {
    at = made.writeInt16BE(value, at)
  }
  for (const value of [contours.length, Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)])
    int16(value)
  let end = -1
  for (const contour of contours) {
    end += contour.length
    at = made.writeUInt16BE(end, at)
  }
  int16(0) // no instructions
  for (const { onCurve } of points) at = made.writeUInt8(onCurve ? 1 : 0, at)
  for (const axis of [xs, ys]) {
    let before = 0
    for (const value of axis) {
      int16(value - before)
      before = value
    }
  }
  return made
}
