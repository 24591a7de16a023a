import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { Mall } from '@/components/rewards/mall'
import { MallLinks } from '@/components/rewards/mall-links'
import { RewardNotices } from '@/components/rewards/reward-notices-client'
import { countSpendablePoints } from '@/lib/coupons/queries'
import { pageContext } from '@/lib/gate/page-context'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { formatPoints } from '@/lib/i18n/format'
import { localeParam } from '@/lib/i18n/locale-param'
import { listRewardNotices } from '@/lib/rewards/notices/queries'
import { findPace, listOffers } from '@/lib/rewards/queries'
import { mallSchema } from '@/lib/rewards/schema'
import { findShop } from '@/lib/shop/queries'
import { listAddressLines } from '@/lib/shoppers/queries'

type RewardsRouteProps = {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: RewardsRouteProps): Promise<Metadata> {
  await localeParam(params)
  const t = await getTranslations('rewards')
  return { title: t('title'), description: t('lead') }
}

export default async function RewardsRoute({ params, searchParams }: RewardsRouteProps) {
  const locale = await localeParam(params)
  const [t, ctx, query] = await Promise.all([getTranslations('rewards'), pageContext(), searchParams])
  const me = ctx.actor ? { ...ctx, actor: ctx.actor } : null
  const [offers, shopper, notices] = await Promise.all([
    listOffers(ctx),
    me ? readShopper(me) : null,
    me ? listRewardNotices(me) : [],
  ])
  return (
    <Page
      title={t('title')}
      lead={shopper ? t('balance', { points: formatPoints(shopper.availablePoints, locale) }) : t('lead')}
      actions={<MallLinks isMember={me !== null} />}
    >
      <ClientMessages namespaces={['rewards', 'refusals']}>
        {notices.length > 0 ? <RewardNotices notices={notices} /> : null}
        <Mall offers={offers} filter={mallSchema.parse(query)} shopper={shopper} />
      </ClientMessages>
    </Page>
  )
}

async function readShopper(me: Parameters<typeof findPace>[0]) {
  const [availablePoints, pace, addresses, shop] = await Promise.all([
    countSpendablePoints(me),
    findPace(me),
    listAddressLines(me),
    findShop(me),
  ])
  return { availablePoints, pace, addresses, paymentMethods: shop?.paymentMethods ?? [] }
}
