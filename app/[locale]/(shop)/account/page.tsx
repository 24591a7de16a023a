import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AccountLinks } from '@/components/account/account-links'
import { MemberCard } from '@/components/account/member-card'
import { SignOut } from '@/components/account/sign-out-client'
import { TierNotice } from '@/components/account/tier-notice-client'
import { Page } from '@/components/layout/page'
import { ExpiryNotices } from '@/components/points/expiry-notices-client'
import { RewardNotices } from '@/components/rewards/reward-notices-client'
import { shopperPage } from '@/lib/gate/page-context'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { localeParam } from '@/lib/i18n/locale-param'
import { paths } from '@/lib/paths'
import { listExpiryNotices } from '@/lib/points/notices/queries'
import { listRewardNotices } from '@/lib/rewards/notices/queries'
import { getAccountOverview } from '@/lib/shoppers/queries'
import { tierStanding } from '@/lib/tiers/queries'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account')
  return { title: t('title'), robots: { index: false } }
}

export default async function AccountPage({ params }: { params: Promise<{ locale: string }> }) {
  const locale = await localeParam(params)
  const ctx = await shopperPage(paths.account())
  const [overview, notices, rewardNotices, standing] = await Promise.all([
    getAccountOverview(ctx),
    listExpiryNotices(ctx),
    listRewardNotices(ctx),
    tierStanding(ctx, ctx.actor.id),
  ])
  const t = await getTranslations('account')
  return (
    <Page title={t('title')} lead={ctx.actor.email}>
      <ClientMessages namespaces={['tiers.notice']}>
        <TierNotice keep={standing?.keep ?? null} />
      </ClientMessages>
      {notices.length > 0 ? (
        <ClientMessages namespaces={['points.notice']}>
          <div className="mb-6">
            <ExpiryNotices notices={notices} />
          </div>
        </ClientMessages>
      ) : null}
      {rewardNotices.length > 0 ? (
        <ClientMessages namespaces={['rewards.notice']}>
          <RewardNotices notices={rewardNotices} />
        </ClientMessages>
      ) : null}
      <div className="grid items-start gap-6 md:grid-cols-[1fr_1.1fr] md:gap-8">
        <MemberCard overview={overview} standing={standing} locale={locale} />
        <div className="grid gap-6">
          <AccountLinks overview={overview} isStaff={ctx.actor.staffRole !== null} />
          <SignOut label={t('signOut')} failed={t('signOutFailed')} />
        </div>
      </div>
    </Page>
  )
}
