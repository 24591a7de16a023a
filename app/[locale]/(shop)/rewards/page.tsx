import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/layout/link-button'
import { Page } from '@/components/layout/page'
import { Offers } from '@/components/rewards/offers'
import { Wallet } from '@/components/rewards/wallet'
import { countSpendablePoints, listExchangeOffers, listWallet } from '@/lib/coupons/queries'
import { pageContext } from '@/lib/gate/page-context'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { formatPoints } from '@/lib/i18n/format'
import { localeParam } from '@/lib/i18n/locale-param'
import { paths } from '@/lib/paths'

type RewardsRouteProps = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: RewardsRouteProps): Promise<Metadata> {
  await localeParam(params)
  const t = await getTranslations('rewards')
  return { title: t('title'), description: t('lead') }
}

export default async function RewardsRoute({ params }: RewardsRouteProps) {
  const locale = await localeParam(params)
  const [t, ctx] = await Promise.all([getTranslations('rewards'), pageContext()])
  const shopper = ctx.actor ? { ...ctx, actor: ctx.actor } : null
  const [offers, wallet, available] = await Promise.all([
    listExchangeOffers(ctx),
    shopper ? listWallet(shopper) : [],
    shopper ? countSpendablePoints(shopper) : null,
  ])
  const lead = available === null ? t('lead') : t('balance', { points: formatPoints(available, locale) })
  const earn = (
    <LinkButton href={paths.points()} tone="outline" size="sm">
      {t('earn')}
    </LinkButton>
  )
  return (
    <Page title={t('title')} lead={lead} actions={earn}>
      <ClientMessages namespaces={['rewards', 'refusals']}>
        <Offers offers={offers} availablePoints={available} />
      </ClientMessages>
      {shopper ? <Wallet coupons={wallet} /> : null}
    </Page>
  )
}
