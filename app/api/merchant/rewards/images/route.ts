import { env } from '@/lib/env'
import { staffUploadRoute } from '@/lib/gate/upload-route'
import { encodeImage, MOST_IMAGE_BYTES } from '@/lib/media/encode-image'

const limits = { most: MOST_IMAGE_BYTES, rate: { name: 'reward-image', max: 100, seconds: 600 } }

/** Takes the picture of a reward and keeps it re-encoded; the reward that shows it is saved by its form. */
export const POST = staffUploadRoute('rewards.write', limits, (_ctx, bytes, url) =>
  encodeImage(bytes, { dir: env().MEDIA_DIR, name: (url.searchParams.get('name') ?? '').slice(0, 200) }),
)
