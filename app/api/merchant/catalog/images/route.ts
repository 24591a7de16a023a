import { env } from '@/lib/env'
import { staffUploadRoute } from '@/lib/gate/upload-route'
import { encodeImage, MOST_IMAGE_BYTES } from '@/lib/media/encode-image'

const limits = { most: MOST_IMAGE_BYTES, rate: { name: 'product-image', max: 200, seconds: 600 } }

/** Takes one picture and keeps it re-encoded; the product that shows it is saved by its form. */
export const POST = staffUploadRoute('catalog.write', limits, (_ctx, bytes, url) =>
  encodeImage(bytes, { dir: env().MEDIA_DIR, name: (url.searchParams.get('name') ?? '').slice(0, 200) }),
)
