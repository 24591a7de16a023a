import sharp from 'sharp'

/** Closed outlines, each a list of x and y in turn, in pixels. */
export type Shape = readonly (readonly number[])[]
export type Colour = readonly [red: number, green: number, blue: number]

/** A picture in memory that shapes are filled into, edges smooth, and that becomes a PNG. */
export class Canvas {
  readonly #pixels: Uint8Array

  constructor(
    readonly width: number,
    readonly height: number,
    ground: Colour,
  ) {
    this.#pixels = new Uint8Array(width * height * 3)
    for (let i = 0; i < this.#pixels.length; i += 1) this.#pixels[i] = ground[i % 3] ?? 0
  }

  rectangle(left: number, top: number, width: number, height: number, colour: Colour): void {
    const [right, bottom] = [left + width, top + height]
    this.paint([[left, top, right, top, right, bottom, left, bottom]], colour)
  }

  /** Paints what the outlines enclose. Each pixel takes as much of the colour as the shape covers of it. */
  paint(shape: Shape, colour: Colour): void {
    const bounds = this.#boundsOf(shape)
    if (!bounds) return
    const { left, top, right, bottom } = bounds
    const [wide, high] = [right - left, bottom - top]
    const area = new Float32Array((wide + 1) * high + 1)
    for (const outline of shape)
      for (let i = 0; i < outline.length; i += 2) {
        const [x0 = 0, y0 = 0] = [outline[i], outline[i + 1]]
        const [x1 = 0, y1 = 0] = [outline[(i + 2) % outline.length], outline[(i + 3) % outline.length]]
        addEdge(area, wide, high, x0 - left, y0 - top, x1 - left, y1 - top)
      }
    for (let y = 0; y < high; y += 1) {
      let covered = 0
      for (let x = 0; x < wide; x += 1) {
        covered += area[y * (wide + 1) + x] ?? 0
        const share = Math.min(Math.abs(covered), 1)
        if (share > 0.002) this.#blend(left + x, top + y, colour, share)
      }
    }
  }

  png(): Promise<Buffer> {
    const raw = { width: this.width, height: this.height, channels: 3 as const }
    return sharp(this.#pixels, { raw }).png({ compressionLevel: 9, palette: true, colours: 64 }).toBuffer()
  }

  #blend(x: number, y: number, colour: Colour, share: number): void {
    const at = (y * this.width + x) * 3
    for (let part = 0; part < 3; part += 1) {
      const was = this.#pixels[at + part] ?? 0
      this.#pixels[at + part] = Math.round(was + ((colour[part] ?? 0) - was) * share)
    }
  }

  #boundsOf(shape: Shape) {
    const xs = shape.flatMap((outline) => outline.filter((_, i) => i % 2 === 0))
    const ys = shape.flatMap((outline) => outline.filter((_, i) => i % 2 === 1))
    if (xs.length === 0) return null
    const within = (value: number, most: number) => Math.max(0, Math.min(most, value))
    return {
      left: within(Math.floor(Math.min(...xs)), this.width),
      right: within(Math.ceil(Math.max(...xs)) + 1, this.width),
      top: within(Math.floor(Math.min(...ys)), this.height),
      bottom: within(Math.ceil(Math.max(...ys)) + 1, this.height),
    }
  }
}

/**
 * Writes down, for each pixel that an edge crosses, how the covered area changes there: the sums from left to right are
 * then the shares that are covered.
 */
function addEdge(area: Float32Array, wide: number, high: number, x0: number, y0: number, x1: number, y1: number): void {
  if (y0 === y1) return
  const direction = y0 < y1 ? 1 : -1
  const [topX, topY, bottomX, bottomY] = y0 < y1 ? [x0, y0, x1, y1] : [x1, y1, x0, y0]
  const slope = (bottomX - topX) / (bottomY - topY)
  for (let y = Math.max(0, Math.floor(topY)); y < Math.min(high, Math.ceil(bottomY)); y += 1) {
    const [from, to] = [Math.max(topY, y), Math.min(bottomY, y + 1)]
    if (to <= from) continue
    const step = direction * (to - from)
    const [a, b] = [topX + (from - topY) * slope, topX + (to - topY) * slope]
    const [near, far] = [Math.max(0, Math.min(a, b, wide)), Math.max(0, Math.min(Math.max(a, b), wide))]
    const [first, last] = [Math.floor(near), Math.ceil(far)]
    const put = (x: number, change: number) => {
      area[y * (wide + 1) + x] = (area[y * (wide + 1) + x] ?? 0) + change
    }
    if (last <= first + 1) {
      const middle = (near + far) / 2 - first
      put(first, step * (1 - middle))
      put(first + 1, step * middle)
      continue
    }
    // an edge across several pixels of one row: what lies right of it grows from pixel to pixel
    const per = step / (far - near)
    let before = 0
    for (let x = first; x < last; x += 1) {
      const part = Math.min(far, x + 1) - Math.max(near, x)
      const middle = x + 1 - (Math.min(far, x + 1) + Math.max(near, x)) / 2
      put(x, per * part * middle + before)
      before = per * part * (1 - middle)
    }
    put(last, before)
  }
}
