import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { encodeImage } from './encode-image'
import { openMedia } from './open-media'

let dir = ''
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'media-'))
})
afterAll(() => rm(dir, { recursive: true }))

const picture = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#c43' } })

describe('a picture that comes in', () => {
  test('is kept as WebP in four widths, turned upright, without what the camera wrote', async () => {
    const bytes = await picture(1500, 1000)
      .withExif({ IFD0: { Copyright: 'secret place' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const kept = await encodeImage(bytes, { dir, name: '搪瓷杯 Cup / №1' })
    expect(kept).toMatchObject({ ok: true, value: { width: 1000, height: 1500 } })
    const names = await readdir(dir)
    expect(names).toHaveLength(4)
    for (const name of names) {
      expect(name).toMatch(/^cup-no1-[0-9a-f]{10}-(320|640|960|1280)\.webp$/)
      expect(await readFile(path.join(dir, name), 'latin1')).not.toContain('secret')
      expect((await sharp(path.join(dir, name)).metadata()).format).toBe('webp')
    }
  })

  test.each([
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ['a PDF', Buffer.from('%PDF-1.7')],
    ['a GIF', Buffer.from('GIF89a')],
    ['a page', Buffer.from('<script>1</script>')],
    ['nothing', Buffer.alloc(0)],
  ])('is refused when it is %s', async (_, bytes) => {
    expect(await encodeImage(bytes, { dir, name: 'x' })).toMatchObject({ ok: false, refusal: 'image-type-unknown' })
  })

  test('is refused when it is torn, whatever its first bytes say', async () => {
    const whole = await picture(400, 400).jpeg().toBuffer()
    const torn = await encodeImage(whole.subarray(0, 40), { dir, name: 'x' })
    expect(torn).toMatchObject({ ok: false, refusal: 'image-unreadable' })
  })

  test('is refused when it would unfold to more than fifty million dots', async () => {
    const bomb = await picture(9000, 6000).png({ compressionLevel: 9 }).toBuffer()
    expect(await encodeImage(bomb, { dir, name: 'x' })).toMatchObject({ ok: false, refusal: 'image-too-large' })
  })
})

test('a picture that was kept before a width was is served in the widest that it has', async () => {
  await writeFile(path.join(dir, 'old-cup-1280.webp'), 'wide')
  expect(await openMedia(dir, 'old-cup-960.webp')).toMatchObject({ size: 4 })
})

test.each([
  '../secret-320.webp',
  'a/b-320.webp',
  'cup-999.webp',
  'cup-320.webp/..',
  '.env',
  'CUP-320.webp',
  'none-320.webp',
])('nothing is served by the name %s', async (name) => expect(await openMedia(dir, name)).toBeNull())
