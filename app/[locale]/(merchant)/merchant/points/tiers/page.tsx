import { getTranslations } from 'next-intl/server'
import { Breadcrumb } from '@/components/layout/breadcrumb'
import { Page } from '@/components/layout/page'
import { Section } from '@/components/layout/section'
import { TierHistory } from '@/components/merchant-tiers/tier-history'
import { TiersForm } from '@/components/merchant-tiers/tiers-form-client'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { paths } from '@/lib/paths'
import { findShop } from '@/lib/shop/queries'
import { listTierVersions, liveTiers, shoppersByTier } from '@/lib/tiers/queries'

export async function generateMetadata() {
  return { title: (await getTranslations('tiers'))('title') }
}

export default async function TiersPage() {
  const ctx = await staffPage('points.read', paths.merchant.tiers())
  const [t, rules, kit, terms, versions, counts, shop] = await Promise.all([
    getTranslations('tiers'),
    getTranslations('merchant.rules'),
    getTranslations('merchant.kit'),
    liveTiers(ctx.at, ctx.on),
    listTierVersions(ctx),
    shoppersByTier(ctx),
    findShop(ctx),
  ])
  const currency = shop?.currency ?? 'CNY'
  const crumbs = [{ label: rules('title'), href: paths.merchant.pointsRules() }, { label: t('title') }]
  const shoppers = Object.fromEntries(terms.levels.map(({ code }) => [code, counts.get(code) ?? 0]))
  return (
    <Page
      width="narrow"
      breadcrumb={<Breadcrumb items={crumbs} label={kit('where')} />}
      title={t('title')}
      lead={t('lead')}
    >
      <ClientMessages namespaces={['tiers', 'merchant', 'refusals']}>
        <TiersForm
          terms={terms}
          currency={currency}
          shoppers={shoppers}
          mayWrite={may(ctx.actor.staffRole, 'points.write')}
        />
      </ClientMessages>
      {versions.length > 0 ? (
        <Section title={t('history.title')} className="mt-10">
          <TierHistory versions={versions} currency={currency} />
        </Section>
      ) : null}
    </Page>
  )
}
