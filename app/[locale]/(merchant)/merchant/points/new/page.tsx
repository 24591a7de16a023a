import { getTranslations } from 'next-intl/server'
import { Breadcrumb } from '@/components/layout/breadcrumb'
import { Page } from '@/components/layout/page'
import { TermsForm } from '@/components/merchant-points/terms-form-client'
import { liveTerms } from '@/lib/earning/queries'
import { staffPage } from '@/lib/gate/page-context'
import { shopCurrency, shopTimeZone } from '@/lib/i18n/shop-region'
import { paths } from '@/lib/paths'
import { findShop } from '@/lib/shop/queries'

export default async function NewRulesPage() {
  const ctx = await staffPage('points.write', paths.merchant.newPointsRules())
  const t = await getTranslations('merchant')
  const [live, shop] = await Promise.all([liveTerms(ctx.at, ctx.on), findShop(ctx)])
  const { versionId: _, live: __, ...earning } = live.earning
  const timeZone = shopTimeZone()
  const crumbs = [{ label: t('rules.title'), href: paths.merchant.pointsRules() }, { label: t('rules.edit') }]
  return (
    <Page
      breadcrumb={<Breadcrumb items={crumbs} label={t('kit.where')} />}
      title={t('rules.edit')}
      lead={t('rules.editLead', { version: live.versionId })}
    >
      <TermsForm
        terms={{ earning: { ...earning, steps: [...earning.steps] }, spending: live.spending }}
        currency={shopCurrency()}
        timeZone={timeZone}
        today={shop?.today ?? ''}
        delivery={{ returnWindowDays: shop?.returnWindowDays ?? 0, deliveredAfterDays: shop?.deliveredAfterDays ?? 0 }}
      />
    </Page>
  )
}
