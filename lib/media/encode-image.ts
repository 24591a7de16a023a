import { createHash } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { type MediaWidth, mediaName, mediaWidths } from '@/lib/kernel/picture'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { imageTypeOf, mediaSlug } from './image-type'

export type ImageRefusal = 'image-type-unknown' | 'image-too-large' | 'image-unreadable'
export type StoredImage = { file: string; width: number; height: number }

export const MOST_IMAGE_BYTES = 15 * 1024 * 1024
const MOST_PIXELS = 50_000_000
const AT_ONCE = 4
// the widest is looked at on a desk, the others on screens so fine that nobody sees the difference
const quality: Record<MediaWidth, number> = { 320: 72, 640: 72, 960: 70, 1280: 76 }

// Decoders of formats that nobody sends us are only a way in: HEIF, SVG, TIFF, PDF, GIF stay shut in this process.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] })
sharp.cache(false)

type Options = {
  dir: string
  /** Words for the address; the content's hash makes it unique. */
  name: string
  /** Keeps the middle of the picture alone, by this share of its shorter side. */
  closeUp?: number
}

/** A picture comes in as JPEG, PNG or WebP and is kept as WebP in four widths, without what the camera wrote into it. */
export async function encodeImage(bytes: Uint8Array, options: Options): Promise<Result<StoredImage, ImageRefusal>> {
  if (bytes.length > MOST_IMAGE_BYTES) return refuse('image-too-large', { megabytes: 15 })
  if (!imageTypeOf(bytes)) return refuse('image-type-unknown')
  return inTurn(() => encode(bytes, options))
}

async function encode(bytes: Uint8Array, options: Options): Promise<Result<StoredImage, ImageRefusal>> {
  const source = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 })
  try {
    const { width, height } = (await source.metadata()).autoOrient
    if (width * height > MOST_PIXELS) return refuse('image-too-large', { megabytes: 15 })
    // decoded once, at the largest size that is kept
    const area = closeUpOf(width, height, options.closeUp)
    const turned = source.autoOrient()
    const { data, info } = await (area ? turned.extract(area) : turned)
      .resize({ width: 1280, height: 1600, fit: 'inside', withoutEnlargement: true })
      .toColorspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true })
    const hash = createHash('sha256').update(bytes).update(String(options.closeUp)).digest('hex').slice(0, 10)
    const file = [mediaSlug(options.name), hash].filter(Boolean).join('-')
    await mkdir(options.dir, { recursive: true })
    const raw = { width: info.width, height: info.height, channels: info.channels }
    await Promise.all(
      mediaWidths.map(async (wide) => {
        const pixels = sharp(data, { raw })
        const resized = wide < info.width ? pixels.resize({ width: wide }) : pixels
        const webp = await resized.webp({ quality: quality[wide], effort: 2 }).toBuffer()
        await writeWhole(path.join(options.dir, mediaName(file, wide)), webp)
      }),
    )
    return ok({ file, width: info.width, height: info.height })
  } catch (error) {
    if (error instanceof Error && /pixel limit/i.test(error.message))
      return refuse('image-too-large', { megabytes: 15 })
    if (error instanceof Error && 'code' in error) throw error // the disk's, not the picture's
    return refuse('image-unreadable')
  }
}

function closeUpOf(width: number, height: number, share: number | undefined) {
  if (!share) return null
  const side = Math.round(Math.min(width, height) * share)
  return { left: (width - side) >> 1, top: (height - side) >> 1, width: side, height: side }
}

// a reader never meets half a file, and a crash leaves none
async function writeWhole(to: string, bytes: Uint8Array): Promise<void> {
  const part = `${to}.${process.pid}.part`
  await writeFile(part, bytes)
  await rename(part, to)
}

let busy = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (busy >= AT_ONCE) await new Promise<void>((go) => waiting.push(go))
  busy += 1
  try {
    return await work()
  } finally {
    busy -= 1
    waiting.shift()?.()
  }
}
