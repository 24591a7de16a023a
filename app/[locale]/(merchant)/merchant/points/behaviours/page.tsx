import { getTranslations } from 'next-intl/server'
import { Breadcrumb } from '@/components/layout/breadcrumb'
import { Page } from '@/components/layout/page'
import { BehaviourForm } from '@/components/merchant-behaviours/behaviour-form-client'
import { BehaviourTable } from '@/components/merchant-behaviours/behaviour-table'
import { deskWords } from '@/components/merchant-behaviours/desk-words'
import { listBehaviours } from '@/lib/behaviours/queries'
import { liveTerms } from '@/lib/earning/queries'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { paths } from '@/lib/paths'
import { poolOf } from '@/lib/plan/queries'

export async function generateMetadata() {
  return { title: (await getTranslations('behaviours.desk'))('title') }
}

export default async function BehavioursPage() {
  const ctx = await staffPage('points.read', paths.merchant.behaviours())
  const [t, merchant, behaviours, terms] = await Promise.all([
    getTranslations('behaviours.desk'),
    getTranslations('merchant'),
    listBehaviours(ctx),
    liveTerms(ctx.at, ctx.on),
  ])
  const mayWrite = may(ctx.actor.staffRole, 'points.write')
  const crumbs = [{ label: merchant('rules.title'), href: paths.merchant.pointsRules() }, { label: t('title') }]
  return (
    <ClientMessages namespaces={deskWords}>
      <Page
        breadcrumb={<Breadcrumb items={crumbs} label={merchant('kit.where')} />}
        title={t('title')}
        lead={t('lead')}
        actions={mayWrite ? <BehaviourForm behaviour={null} /> : null}
      >
        <BehaviourTable
          behaviours={behaviours}
          poolPoints={await poolOf(ctx, terms.spending.pointsPerUnit)}
          mayWrite={mayWrite}
        />
      </Page>
    </ClientMessages>
  )
}
