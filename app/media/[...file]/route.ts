import { env } from '@/lib/env'
import { openMedia } from '@/lib/media/open-media'

type MediaParams = { params: Promise<{ file: string[] }> }

/** A picture's name holds the hash of its content, so it may be kept for ever. */
export async function GET(_request: Request, { params }: MediaParams): Promise<Response> {
  const { file } = await params
  const found = file.length === 1 && file[0] ? await openMedia(env().MEDIA_DIR, file[0]) : null
  if (!found) return new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } })
  return new Response(found.stream, {
    headers: {
      'content-type': 'image/webp',
      'content-length': String(found.size),
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    },
  })
}
