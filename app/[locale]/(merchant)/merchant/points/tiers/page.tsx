import { getTranslations } from 'next-intl/server'
import { Breadcrumb } from '@/components/layout/breadcrumb'
import { Page } from '@/components/layout/page'
import { Section } from '@/components/layout/section'
import { TierHistory } from '@/components/merchant-tiers/tier-history'
import { TiersForm } from '@/components/merchant-tiers/tiers-form-client'
import { liveTerms } from '@/lib/earning/queries'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { paths } from '@/lib/paths'
import { expectedUse } from '@/lib/plan/queries'
import { listTierVersions, liveTiers, shoppersByTier } from '@/lib/tiers/queries'

export async function generateMetadata() {
  return { title: (await getTranslations('tiers'))('title') }
}

export default async function TiersPage() {
  const ctx = await staffPage('points.read', paths.merchant.tiers())
  const [t, rules, kit, terms, versions, counts, { spending }, expected] = await Promise.all([
    getTranslations('tiers'),
    getTranslations('merchant.rules'),
    getTranslations('merchant.kit'),
    liveTiers(ctx.at, ctx.on),
    listTierVersions(ctx),
    shoppersByTier(ctx),
    liveTerms(ctx.at),
    expectedUse(ctx),
  ])
  const mayWrite = may(ctx.actor.staffRole, 'points.write')
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
          key={versions[0]?.versionId ?? 0}
          terms={terms}
          currency={shopCurrency()}
          shoppers={shoppers}
          use={{ pointsPerUnit: spending.pointsPerUnit, useBps: expected.bps }}
          mayWrite={mayWrite}
        />
        {versions.length > 0 ? (
          <Section title={t('history.title')} className="mt-10">
            <TierHistory versions={versions} currency={shopCurrency()} mayWrite={mayWrite} />
          </Section>
        ) : null}
      </ClientMessages>
    </Page>
  )
}
