import { writeFileSync } from 'node:fs'
import { type Browser, chromium, type Locator, type Page } from '@playwright/test'
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

/** A browser with a reader of its own, which finds this code in whatever it is shown. */
export function ownReader(code: string): void {
  class BarcodeDetector {
    static getSupportedFormats = async () => ['qr_code']
    detect = async () => [{ rawValue: code }]
  }
  Object.assign(window, { BarcodeDetector })
}

/** A browser without a reader. */
export function noReader(): void {
  Reflect.deleteProperty(window, 'BarcodeDetector')
}

/** Whether a page has fetched the reader that we bring along: the words of its errors are in no other script. */
export function watchReader(page: Page): () => Promise<boolean> {
  const scripts: Promise<string>[] = []
  page.on('response', (response) => {
    // a page that is left takes its answers along
    if (response.request().resourceType() === 'script') scripts.push(response.text().catch(() => ''))
  })
  return async () => (await Promise.all(scripts)).some((text) => text.includes("on 'BarcodeDetector'"))
}
