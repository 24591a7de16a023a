import { getTranslations } from 'next-intl/server'
import { Breadcrumb } from '@/components/layout/breadcrumb'
import { Page } from '@/components/layout/page'
import { arrangedRules } from '@/components/merchant-programme/arranged-rules'
import { RuleFilters } from '@/components/merchant-programme/rule-filters'
import { RulePresets } from '@/components/merchant-programme/rule-presets-list'
import { RuleTable } from '@/components/merchant-programme/rule-table'
import { EmptyState } from '@/components/ui/empty-state'
import { listRules } from '@/lib/earning/programme/queries'
import { ruleListSchema } from '@/lib/earning/programme/schema'
import { liveTerms } from '@/lib/earning/queries'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { paths } from '@/lib/paths'
import type { MerchantPageProps } from '../../merchant-page'

export async function generateMetadata() {
  return { title: (await getTranslations('points-desk.programme'))('title') }
}

export default async function ProgrammePage({ searchParams }: MerchantPageProps) {
  const filter = ruleListSchema.parse(await searchParams)
  const ctx = await staffPage('points.read', paths.merchant.programme(filter))
  const [t, merchant, { rules, orders }, terms] = await Promise.all([
    getTranslations('points-desk.programme'),
    getTranslations('merchant'),
    listRules(ctx.at, ctx.on),
    liveTerms(ctx.at, ctx.on),
  ])
  const { pointsPerUnit } = terms.spending
  const found = arrangedRules(rules, filter, pointsPerUnit)
  const crumbs = [{ label: merchant('rules.title'), href: paths.merchant.pointsRules() }, { label: t('title') }]
  return (
    <Page breadcrumb={<Breadcrumb items={crumbs} label={merchant('kit.where')} />} title={t('title')} lead={t('lead')}>
      {rules.length > 0 ? (
        <>
          <RuleFilters rules={rules} filter={filter} />
          {found.length > 0 ? (
            <RuleTable rules={found} orders={orders} pointsPerUnit={pointsPerUnit} currency={shopCurrency()} />
          ) : (
            <EmptyState title={t('list.noneFound')}>{t('list.noneFoundHint')}</EmptyState>
          )}
        </>
      ) : (
        <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>
      )}
      {may(ctx.actor.staffRole, 'points.write') ? <RulePresets /> : null}
    </Page>
  )
}
