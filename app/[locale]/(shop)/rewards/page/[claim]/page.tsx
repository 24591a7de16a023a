import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Breadcrumb } from '@/components/layout/breadcrumb'
import { Page } from '@/components/layout/page'
import { ClaimedPage } from '@/components/rewards/claimed-page'
import { shopperPage } from '@/lib/gate/page-context'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { localeParam } from '@/lib/i18n/locale-param'
import { paths } from '@/lib/paths'
import { claimPathSchema } from '@/lib/rewards/link/schema'
import { findPageClaim } from '@/lib/rewards/page/queries'

type PageRouteProps = { params: Promise<{ locale: string; claim: string }> }

export async function generateMetadata({ params }: PageRouteProps): Promise<Metadata> {
  await localeParam(params)
  return { title: (await getTranslations('rewards.page'))('title'), robots: { index: false } }
}

export default async function ClaimedPageRoute({ params }: PageRouteProps) {
  const locale = await localeParam(params)
  const asked = claimPathSchema.safeParse(await params)
  const ctx = await shopperPage(asked.success ? paths.rewardPage(asked.data.claim) : paths.myRewards())
  const claim = asked.success ? await findPageClaim(ctx, asked.data.claim) : null
  if (!claim) notFound()
  const t = await getTranslations('rewards')
  const words = claim.page ?? claim
  const title = locale === 'en' ? words.titleEn : words.titleZh
  const crumbs = [
    { label: t('title'), href: paths.rewards() },
    { label: t('mine.title'), href: paths.myRewards() },
    { label: title },
  ]
  return (
    <Page title={title} width="narrow" breadcrumb={<Breadcrumb items={crumbs} label={t('mine.where')} />}>
      <ClientMessages namespaces={['rewards', 'refusals']}>
        <ClaimedPage claim={claim} />
      </ClientMessages>
    </Page>
  )
}
