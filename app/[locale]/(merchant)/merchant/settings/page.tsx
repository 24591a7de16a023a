import { getLocale, getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { HostsPanel } from '@/components/merchant-settings/hosts-panel-client'
import { JobsPanel } from '@/components/merchant-settings/jobs-panel'
import { LimitsForm } from '@/components/merchant-settings/limits-form-client'
import { ShopForm } from '@/components/merchant-settings/shop-form-client'
import { Notice } from '@/components/ui/notice'
import { liveTerms } from '@/lib/earning/queries'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { regionChoices } from '@/lib/i18n/region-choices'
import { paths } from '@/lib/paths'
import { getLimits } from '@/lib/points/adjustments/queries'
import { listHostRows } from '@/lib/rewards/hosts/queries'
import { findShop, isShopSettled } from '@/lib/shop/queries'
import { SettingsAside } from './settings-aside'

export async function generateMetadata() {
  return { title: (await getTranslations('merchant.settings'))('title') }
}

export default async function SettingsPage() {
  const ctx = await staffPage('settings.read', paths.merchant.settings())
  const t = await getTranslations('merchant.settings')
  const [shop, { earning: live, spending }] = await Promise.all([findShop(ctx), liveTerms(ctx.at, ctx.on)])
  const [limits, hosts] = await Promise.all([getLimits(ctx), listHostRows(ctx)])
  if (!shop) return <Page title={t('title')}>{t('notOpen')}</Page>
  const { isDemo, today: _, ...settings } = shop
  const { versionId, live: __, ...earning } = live
  const choices = regionChoices(await getLocale())
  const region = { choices, isSettled: await isShopSettled(ctx) }
  return (
    <Page title={t('title')} lead={t('lead')}>
      {isDemo ? (
        <Notice tone="seal" className="mb-4">
          {t('demo')}
        </Notice>
      ) : null}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid gap-4">
          <ShopForm
            key={versionId}
            shop={{ ...settings, terms: { earning: { ...earning, steps: [...earning.steps] }, spending } }}
            termsVersion={versionId}
            region={region}
            mayWrite={may(ctx.actor.staffRole, 'settings.write')}
          />
          <LimitsForm limits={limits} mayWrite={may(ctx.actor.staffRole, 'settings.write')} />
          <HostsPanel hosts={hosts} mayWrite={may(ctx.actor.staffRole, 'rewards.hosts')} />
        </div>
        <SettingsAside />
        <div className="min-w-0 lg:col-span-2">
          <JobsPanel />
        </div>
      </div>
    </Page>
  )
}
