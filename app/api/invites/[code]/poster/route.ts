import { getTranslations } from 'next-intl/server'
import { findInviteLanding } from '@/lib/campaigns/invite/queries'
import { posterSchema } from '@/lib/campaigns/invite/schema'
import { env } from '@/lib/env'
import { readContext } from '@/lib/gate/request'
import { drawPoster } from '@/lib/media/draw-poster'
import { paths } from '@/lib/paths'
import { findShop } from '@/lib/shop/queries'

type PosterParams = { params: Promise<{ code: string }> }

/** The poster behind a link, for everybody alike: who invites is told by the first letter alone. */
export async function GET(request: Request, { params }: PosterParams): Promise<Response> {
  const asked = posterSchema.safeParse({ ...(await params), locale: new URL(request.url).searchParams.get('locale') })
  const ctx = { ...(await readContext()), actor: null }
  const landing = asked.success ? await findInviteLanding(ctx, asked.data.code) : null
  if (!asked.success || !landing) return new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } })
  const { code, locale } = asked.data
  const [t, shop] = await Promise.all([
    getTranslations({ locale, namespace: 'campaigns.invite.poster' }),
    findShop(ctx),
  ])
  const { share, titleZh, titleEn } = landing.definition
  const own = (zh: string, en: string) => (locale === 'en' ? en : zh)
  const inviter = landing.inviter === '**' ? t('somebody') : landing.inviter
  const png = await drawPoster({
    shop: own(shop?.nameZh ?? '', shop?.nameEn ?? ''),
    from: t('from', { inviter }),
    title: own(share.titleZh || titleZh, share.titleEn || titleEn),
    text: own(share.textZh, share.textEn),
    link: `${env().APP_URL}${paths.invite(code)}`,
    scan: t('scan'),
    note: t('code', { code }),
  })
  return new Response(new Uint8Array(png), {
    headers: {
      'content-type': 'image/png',
      'cache-control': 'public, max-age=3600',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    },
  })
}
