import { getLocale, getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { LadderDesk } from '@/components/merchant-ladder/ladder-desk-client'
import { RewardTabs } from '@/components/merchant-rewards/reward-tabs'
import { liveTerms } from '@/lib/earning/queries'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { formatDate } from '@/lib/i18n/format'
import { paths } from '@/lib/paths'
import { findPlanLeft, getLadderFacts } from '@/lib/rewards/ladder/queries'
import { countQueue } from '@/lib/rewards/staff/queries'

export async function generateMetadata() {
  return { title: (await getTranslations('rewards-ladder'))('title') }
}

export default async function LadderPage() {
  const ctx = await staffPage('rewards.read', paths.merchant.ladder())
  const t = await getTranslations('rewards-ladder')
  const { spending } = await liveTerms(ctx.at, ctx.on)
  const [facts, plan, queue] = await Promise.all([
    getLadderFacts(ctx),
    findPlanLeft(ctx, spending.pointsPerUnit),
    countQueue(ctx),
  ])
  const role = ctx.actor.staffRole
  return (
    <Page title={t('title')} lead={t('lead')}>
      <RewardTabs at="ladder" queue={queue} mayCodes={may(role, 'rewards.codes')} />
      {facts.keptAt ? (
        <p className="text-ink-muted text-sm">
          {t('asOf', { at: formatDate(facts.keptAt, await getLocale(), 'time') })}
        </p>
      ) : null}
      <ClientMessages namespaces={['rewards-ladder', 'merchant.form']}>
        <LadderDesk facts={facts} plan={plan} mayWrite={may(role, 'rewards.write')} />
      </ClientMessages>
    </Page>
  )
}
