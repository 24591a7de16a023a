import type { Metadata } from 'next'
import type { Definition } from '@/lib/campaigns/schema'
import { paths } from '@/lib/paths'

const PICTURE_WIDTH = 1280

/** What a link to a campaign looks like where it is shared: the marketer's own words and picture. */
export function shareCard({ titleZh, titleEn, aboutZh, aboutEn, image, share }: Definition, locale: string): Metadata {
  const isEnglish = locale === 'en'
  const [title, description] = isEnglish ? [titleEn, aboutEn] : [titleZh, aboutZh]
  const card = isEnglish ? [share.titleEn, share.textEn] : [share.titleZh, share.textZh]
  return {
    title,
    description,
    openGraph: {
      title: card[0] || title,
      description: card[1] || description,
      images: image ? [paths.media(image, PICTURE_WIDTH)] : [],
    },
  }
}
