import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { Panel } from '@/components/merchant-kit/panel'
import { BooksCheckPanel } from '@/components/merchant-settings/books-check-client'
import { HostsPanel } from '@/components/merchant-settings/hosts-panel-client'
import { JobTable } from '@/components/merchant-settings/job-table'
import { LimitsForm } from '@/components/merchant-settings/limits-form-client'
import { ShopForm } from '@/components/merchant-settings/shop-form-client'
import { WiringPanel } from '@/components/merchant-settings/wiring-panel'
import { Notice } from '@/components/ui/notice'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { paths } from '@/lib/paths'
import { getLimits } from '@/lib/points/adjustments/queries'
import { listHostRows } from '@/lib/rewards/hosts/queries'
import { findShop, listJobRuns } from '@/lib/shop/queries'
import { readWiring } from './read-wiring'

export async function generateMetadata() {
  return { title: (await getTranslations('merchant.settings'))('title') }
}

export default async function SettingsPage() {
  const ctx = await staffPage('settings.read', paths.merchant.settings())
  const t = await getTranslations('merchant.settings')
  const [shop, jobs, limits, hosts] = await Promise.all([
    findShop(ctx),
    listJobRuns(ctx),
    getLimits(ctx),
    listHostRows(ctx),
  ])
  if (!shop) return <Page title={t('title')}>{t('notOpen')}</Page>
  const { currency, timeZone, isDemo, today: _, ...settings } = shop
  return (
    <Page title={t('title')} lead={t('lead', { currency, zone: timeZone })}>
      {isDemo ? (
        <Notice tone="seal" className="mb-4">
          {t('demo')}
        </Notice>
      ) : null}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid gap-4">
          <ShopForm shop={settings} currency={currency} mayWrite={may(ctx.actor.staffRole, 'settings.write')} />
          <LimitsForm limits={limits} mayWrite={may(ctx.actor.staffRole, 'settings.write')} />
          <HostsPanel hosts={hosts} mayWrite={may(ctx.actor.staffRole, 'rewards.hosts')} />
        </div>
        <div className="grid gap-4">
          <WiringPanel wiring={readWiring()} />
          <BooksCheckPanel />
        </div>
        <div className="min-w-0 lg:col-span-2">
          <Panel title={t('jobs.title')}>
            <JobTable jobs={jobs} />
          </Panel>
        </div>
      </div>
    </Page>
  )
}
