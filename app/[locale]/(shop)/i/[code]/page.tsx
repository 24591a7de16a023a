import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { z } from 'zod'
import { Landing } from '@/components/campaigns/invite/invite-landing'
import { Page } from '@/components/layout/page'
import { findInviteLanding } from '@/lib/campaigns/invite/queries'
import { codeSchema } from '@/lib/campaigns/invite/schema'
import { pageContext } from '@/lib/gate/page-context'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { localeParam } from '@/lib/i18n/locale-param'
import { paths } from '@/lib/paths'

type LandingRouteProps = {
  params: Promise<{ locale: string; code: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const read = cache(async (typed: string) => {
  const code = codeSchema.safeParse(typed)
  if (!code.success) return null
  const landing = await findInviteLanding(await pageContext(), code.data)
  return landing && { code: code.data, landing }
})

export async function generateMetadata({ params }: LandingRouteProps): Promise<Metadata> {
  const locale = await localeParam(params)
  const found = await read((await params).code)
  if (!found) return {}
  const { share } = found.landing.definition
  const picture = paths.api.invitePoster(found.code, locale)
  const [title, description] = locale === 'en' ? [share.titleEn, share.textEn] : [share.titleZh, share.textZh]
  return { title, description, robots: { index: false }, openGraph: { title, description, images: [picture] } }
}

export default async function LandingRoute({ params, searchParams }: LandingRouteProps) {
  await localeParam(params)
  const [t, found, asked] = await Promise.all([
    getTranslations('campaigns.invite.landing'),
    read((await params).code),
    searchParams,
  ])
  if (!found) notFound()
  const visit = z.uuid().safeParse(asked.visit)
  return (
    <Page title={t('title')} width="narrow">
      <ClientMessages namespaces={['campaigns.invite.landing']}>
        <Landing code={found.code} visit={visit.success ? visit.data : null} landing={found.landing} />
      </ClientMessages>
    </Page>
  )
}
