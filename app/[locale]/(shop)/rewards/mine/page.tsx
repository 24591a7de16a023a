import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Breadcrumb } from '@/components/layout/breadcrumb'
import { LinkButton } from '@/components/layout/link-button'
import { Page } from '@/components/layout/page'
import { Claims } from '@/components/rewards/claims'
import { RewardNotices } from '@/components/rewards/reward-notices-client'
import { Wallet } from '@/components/rewards/wallet'
import { listWallet } from '@/lib/coupons/queries'
import { shopperPage } from '@/lib/gate/page-context'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { localeParam } from '@/lib/i18n/locale-param'
import { paths } from '@/lib/paths'
import { findClaimPayouts, payoutStanding } from '@/lib/payouts/queries'
import { listRewardNotices } from '@/lib/rewards/notices/queries'
import { listClaims } from '@/lib/rewards/queries'
import { listAddressLines } from '@/lib/shoppers/queries'

type MineRouteProps = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: MineRouteProps): Promise<Metadata> {
  await localeParam(params)
  return { title: (await getTranslations('rewards.mine'))('title') }
}

export default async function MyRewardsRoute({ params }: MineRouteProps) {
  await localeParam(params)
  const [t, ctx] = await Promise.all([getTranslations('rewards'), shopperPage(paths.myRewards())])
  const [claims, coupons, notices, payouts, addresses] = await Promise.all([
    listClaims(ctx),
    listWallet(ctx),
    listRewardNotices(ctx),
    findClaimPayouts(ctx),
    listAddressLines(ctx),
  ])
  const crumbs = [{ label: t('title'), href: paths.rewards() }, { label: t('mine.title') }]
  const mall = (
    <LinkButton href={paths.rewards()} tone="outline" size="sm">
      {t('mine.mall')}
    </LinkButton>
  )
  return (
    <Page
      title={t('mine.title')}
      lead={t('mine.lead')}
      actions={mall}
      breadcrumb={<Breadcrumb items={crumbs} label={t('mine.where')} />}
    >
      <ClientMessages namespaces={['rewards', 'refusals']}>
        {notices.length > 0 ? <RewardNotices notices={notices} /> : null}
        <Claims
          claims={claims}
          money={{ payouts, isSimulated: payoutStanding() === 'simulated' }}
          addresses={addresses}
        />
      </ClientMessages>
      <Wallet coupons={coupons} />
    </Page>
  )
}
