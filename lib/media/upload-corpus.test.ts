import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { encodeImage } from './encode-image'

const dir = mkdtempSync(path.join(os.tmpdir(), 'uploads-'))
afterAll(() => rmSync(dir, { recursive: true }))
const take = (bytes: Uint8Array, name = 'cup') => encodeImage(bytes, { dir, name })

const photo = () => sharp({ create: { width: 400, height: 300, channels: 3, background: '#a54' } })
const jpeg = await photo()
  .withExif({ IFD0: { Copyright: 'GPS 39.9' } })
  .jpeg()
  .toBuffer()
const png = await photo().png().toBuffer()

/** A PNG's head that claims a size and has no picture behind it. */
function pngOf(width: number, height: number): Buffer {
  const bytes = Buffer.from(png)
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}

describe('what is uploaded as a picture', () => {
  const wrong: [string, Uint8Array, string][] = [
    ['nothing', Buffer.alloc(0), 'image-type-unknown'],
    [
      'an SVG with a script',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
      'image-type-unknown',
    ],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'image-type-unknown'],
    ['a GIF', Buffer.from('GIF89a\x01\x00\x01\x00\x80\x00\x00', 'latin1'), 'image-type-unknown'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'image-type-unknown'],
    ['a TIFF', Buffer.from([0x49, 0x49, 0x2a, 0]), 'image-type-unknown'],
    ['an AVIF', Buffer.concat([Buffer.from([0, 0, 0, 28]), Buffer.from('ftypavif')]), 'image-type-unknown'],
    ['an ImageMagick script', Buffer.from('push graphic-context'), 'image-type-unknown'],
    ['a JPEG cut in half', jpeg.subarray(0, jpeg.length / 2), 'image-unreadable'],
    ['a JPEG of three bytes', Buffer.from([0xff, 0xd8, 0xff]), 'image-unreadable'],
    ['a PNG cut in half', png.subarray(0, png.length / 2), 'image-unreadable'],
    ['a PNG of 30000 × 30000', pngOf(30_000, 30_000), 'image-too-large'],
    ['a PNG of 65535 × 1 without its picture', pngOf(65_535, 1), 'image-unreadable'],
    ['more than 15 MB', Buffer.concat([jpeg, Buffer.alloc(16 * 1024 * 1024)]), 'image-too-large'],
    [
      'HTML that begins like a JPEG',
      Buffer.from('\xff\xd8\xff<script>alert(1)</script>', 'latin1'),
      'image-unreadable',
    ],
  ]
  test.each(wrong)('%s is refused and leaves nothing', async (_, bytes, refusal) => {
    const before = readdirSync(dir).length
    expect(await take(bytes)).toMatchObject({ ok: false, refusal })
    expect(readdirSync(dir)).toHaveLength(before)
  })

  test('a photograph with a page behind it comes out as a photograph alone, without what the camera wrote', async () => {
    const polyglot = Buffer.concat([jpeg, Buffer.from('<script>alert(1)</script>')])
    const stored = await take(polyglot)
    if (!stored.ok) throw new Error(stored.refusal)
    const kept = readFileSync(path.join(dir, `${stored.value.file}-320.webp`))
    expect(kept.includes('<script>')).toBe(false)
    const about = await sharp(kept).metadata()
    expect(about).toMatchObject({ format: 'webp', width: 320 })
    expect([about.exif, about.xmp, about.icc]).toEqual([undefined, undefined, undefined])
  })

  test.each([
    '../../etc/passwd',
    'a/b\\c',
    '..',
    'nul\0name',
    '\u202egnp.exe',
    '杯子.png',
    '',
    '.htaccess',
    'a'.repeat(500),
  ])('the name %j leads nowhere else', async (name) => {
    const stored = await take(png, name)
    expect(stored).toMatchObject({
      ok: true,
      value: { file: expect.stringMatching(/^[a-z0-9](?:[a-z0-9-]{0,98}[a-z0-9])?$/) },
    })
  })
})
