import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { PayoutChips } from '@/components/merchant-payouts/payout-chips'
import { PayoutTable } from '@/components/merchant-payouts/payout-table'
import { PayoutTermsForm } from '@/components/merchant-payouts/payout-terms-form-client'
import { PayoutTotals } from '@/components/merchant-payouts/payout-totals'
import { buttonStyle } from '@/components/ui/button-style'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { getPayoutDesk, listPayouts, payoutStanding } from '@/lib/payouts/queries'
import { payoutListSchema } from '@/lib/payouts/schema'
import type { MerchantPageProps } from '../merchant-page'
import { SavedViews } from '../saved-views'

export const generateMetadata = async () => ({ title: (await getTranslations('payouts'))('title') })

export default async function PayoutsPage({ searchParams }: MerchantPageProps) {
  const asked = payoutListSchema.parse(await searchParams)
  const ctx = await staffPage('payouts.read', paths.merchant.payouts({ state: asked.state }))
  const [t, { payouts, next }, desk] = await Promise.all([
    getTranslations('payouts'),
    listPayouts(ctx, asked),
    getPayoutDesk(ctx),
  ])
  const [role, standing] = [ctx.actor.staffRole, payoutStanding()]
  return (
    <Page title={t('title')} lead={t('lead')}>
      {standing === 'real' ? null : <Notice tone="warning">{t(standing)}</Notice>}
      <SavedViews ctx={ctx} page="payouts" query={await searchParams} />
      <PayoutChips state={asked.state} counts={desk.counts} />
      <ClientMessages namespaces={['payouts', 'merchant.form', 'refusals']}>
        {payouts.length > 0 ? (
          <PayoutTable
            payouts={payouts}
            mayApprove={may(role, 'payouts.approve')}
            undoMinutes={desk.terms.undoMinutes}
          />
        ) : (
          <EmptyState mark="款" title={t('empty.title')}>
            {t('empty.body')}
          </EmptyState>
        )}
        {next === null ? null : (
          <Link href={paths.merchant.payouts({ ...asked, before: next })} className={buttonStyle({ tone: 'outline' })}>
            {t('more')}
          </Link>
        )}
        <div className="mt-8 grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
          <PayoutTotals totals={desk.totals} asked={asked} />
          <PayoutTermsForm terms={desk.terms} mayWrite={may(role, 'settings.write')} />
        </div>
      </ClientMessages>
    </Page>
  )
}
