import { writeFileSync } from 'node:fs'
import { type Browser, chromium, type Locator } from '@playwright/test'
import args from '../../scripts/lib/chromium-args.json' with { type: 'json' }

const [WIDTH, HEIGHT] = [640, 480]

/** What a camera that is held before a code's picture films: the QR as the shopper's screen shows it, not quite in the middle. */
export async function filmOf(picture: Locator, file: string): Promise<void> {
  const png = (await picture.screenshot()).toString('base64')
  const grey = await picture.evaluate(
    async (_, [image, width, height]) => {
      const bytes = Uint8Array.from(atob(image), (sign) => sign.charCodeAt(0))
      const shown = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
      const board = new OffscreenCanvas(width, height).getContext('2d')
      if (!board) throw new Error('nothing to draw on')
      board.fillStyle = '#fff'
      board.fillRect(0, 0, width, height)
      // the upper part is the QR; the bars below it are for another kind of scanner
      const part = Math.round(shown.height * 0.72)
      const scale = 440 / part
      board.drawImage(shown, 0, 0, shown.width, part, 90, 20, shown.width * scale, 440)
      const { data } = board.getImageData(0, 0, width, height)
      let text = ''
      for (let at = 0; at < data.length; at += 4) text += String.fromCharCode((data[at] ?? 0) > 127 ? 235 : 16)
      return btoa(text)
    },
    [png, WIDTH, HEIGHT] as const,
  )
  const frame = Buffer.concat([
    Buffer.from('FRAME\n'),
    Buffer.from(grey, 'base64'),
    Buffer.alloc((WIDTH * HEIGHT) / 2, 128),
  ])
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`)
  writeFileSync(file, Buffer.concat([head, frame, frame, frame]))
}

/** A browser whose camera is a film. */
export const browserThatFilms = (file: string): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM_PATH,
    args: [
      ...args,
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${file}`,
    ],
  })

/**
 * Browsers on Linux have no reader of barcodes: this one stands in for it. It reads a QR of 21 squares that stands straight, from
 * the frames of the video and from nothing else (ISO/IEC 18004: mask 0, letters and digits).
 */
export function standInReader(): void {
  const signs = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'
  const isFixed = (row: number, column: number) =>
    row === 6 || column === 6 || (row < 9 && column < 9) || (row < 9 && column > 12) || (row > 12 && column < 9)
  const bitsOf = (dark: (row: number, column: number) => boolean) => {
    let bits = ''
    let up = true
    for (let right = 20; right > 0; right -= 2) {
      if (right === 6) right = 5
      for (let i = 0; i < 21; i += 1) {
        const row = up ? 20 - i : i
        for (const column of [right, right - 1])
          if (!isFixed(row, column)) bits += dark(row, column) !== ((row + column) % 2 === 0) ? '1' : '0'
      }
      up = !up
    }
    return bits
  }
  const textOf = (bits: string) => {
    const length = Number.parseInt(bits.slice(4, 13), 2)
    let text = ''
    for (let at = 13; text.length < length; at += 11) {
      const isLast = length - text.length === 1
      const value = Number.parseInt(bits.slice(at, at + (isLast ? 6 : 11)), 2)
      text += isLast ? signs.charAt(value) : signs.charAt(Math.floor(value / 45)) + signs.charAt(value % 45)
    }
    return text
  }
  class Reader {
    async detect(video: HTMLVideoElement) {
      const board = new OffscreenCanvas(video.videoWidth, video.videoHeight).getContext('2d')
      if (!board || video.videoWidth === 0) return []
      board.drawImage(video, 0, 0)
      const { data, width, height } = board.getImageData(0, 0, video.videoWidth, video.videoHeight)
      const isDark = (x: number, y: number) => (data[(y * width + x) * 4] ?? 255) < 128
      let [left, right, top, bottom] = [width, -1, height, -1]
      for (let y = 0; y < height; y += 1)
        for (let x = 0; x < width; x += 1)
          if (isDark(x, y))
            [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)]
      if (right < 0) return []
      const [across, down] = [(right - left + 1) / 21, (bottom - top + 1) / 21]
      const dark = (row: number, column: number) =>
        isDark(Math.floor(left + (column + 0.5) * across), Math.floor(top + (row + 0.5) * down))
      return [{ rawValue: textOf(bitsOf(dark)) }]
    }
  }
  Object.assign(window, { BarcodeDetector: Reader })
}
