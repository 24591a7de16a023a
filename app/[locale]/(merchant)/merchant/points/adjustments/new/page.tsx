import { getTranslations } from 'next-intl/server'
import { Breadcrumb } from '@/components/layout/breadcrumb'
import { Page } from '@/components/layout/page'
import { BatchForm } from '@/components/merchant-points/batch-form-client'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { paths } from '@/lib/paths'
import { getAllowance } from '@/lib/points/adjustments/queries'

export async function generateMetadata() {
  return { title: (await getTranslations('points-desk.batch'))('title') }
}

export default async function NewAdjustmentsPage() {
  const ctx = await staffPage('points.adjust', paths.merchant.newAdjustments())
  const t = await getTranslations('points-desk')
  const kit = await getTranslations('merchant.kit')
  const crumbs = [{ label: t('list.title'), href: paths.merchant.adjustments() }, { label: t('batch.title') }]
  return (
    <Page
      breadcrumb={<Breadcrumb items={crumbs} label={kit('where')} />}
      title={t('batch.title')}
      lead={t('batch.lead')}
    >
      <BatchForm allowance={await getAllowance(ctx)} mayFund={may(ctx.actor.staffRole, 'points.fund')} />
    </Page>
  )
}
