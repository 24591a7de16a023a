import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Breadcrumb } from '@/components/layout/breadcrumb'
import { Page } from '@/components/layout/page'
import { LeaveShop } from '@/components/rewards/leave-shop'
import { Notice } from '@/components/ui/notice'
import { shopperPage } from '@/lib/gate/page-context'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { localeParam } from '@/lib/i18n/locale-param'
import { paths } from '@/lib/paths'
import { findLinkClaim } from '@/lib/rewards/link/queries'
import { claimPathSchema } from '@/lib/rewards/link/schema'

type GoRouteProps = {
  params: Promise<{ locale: string; claim: string }>
  searchParams: Promise<Record<string, unknown>>
}

export async function generateMetadata({ params }: GoRouteProps): Promise<Metadata> {
  await localeParam(params)
  return { title: (await getTranslations('rewards.go'))('title'), robots: { index: false }, referrer: 'no-referrer' }
}

export default async function GoRoute({ params, searchParams }: GoRouteProps) {
  await localeParam(params)
  const asked = claimPathSchema.safeParse(await params)
  const ctx = await shopperPage(asked.success ? paths.rewardGo(asked.data.claim) : paths.myRewards())
  const claim = asked.success ? await findLinkClaim(ctx, asked.data.claim) : null
  if (!claim) notFound()
  const t = await getTranslations('rewards')
  const refusals = await getTranslations('refusals')
  const isTooOften = 'later' in (await searchParams)
  const crumbs = [
    { label: t('title'), href: paths.rewards() },
    { label: t('mine.title'), href: paths.myRewards() },
    { label: t('go.title') },
  ]
  return (
    <Page title={t('go.title')} breadcrumb={<Breadcrumb items={crumbs} label={t('mine.where')} />}>
      <ClientMessages namespaces={['rewards', 'refusals']}>
        {isTooOften ? <Notice tone="warning" title={refusals('too-many-tries')} /> : null}
        <LeaveShop claim={claim} />
      </ClientMessages>
    </Page>
  )
}
