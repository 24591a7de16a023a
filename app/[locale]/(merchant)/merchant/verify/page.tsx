import { getLocale, getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { VerificationList } from '@/components/merchant-rewards/verification-list'
import { VerifyDesk } from '@/components/merchant-rewards/verify-desk-client'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { paths } from '@/lib/paths'
import { listVerifications } from '@/lib/rewards/desk/queries'
import { UNDO_MINUTES } from '@/lib/rewards/desk/schema'
import { listOwnStores, listStores } from '@/lib/rewards/stores/queries'

export async function generateMetadata() {
  return { title: (await getTranslations('rewards-desk'))('verify.title') }
}

export default async function VerifyPage() {
  const ctx = await staffPage('rewards.verify', paths.merchant.verify())
  const t = await getTranslations('rewards-desk.verify')
  const mayUndo = may(ctx.actor.staffRole, 'rewards.unverify')
  const [lately, here, stores] = await Promise.all([
    listVerifications(ctx, { own: !mayUndo, minutes: UNDO_MINUTES }),
    listOwnStores(ctx),
    listStores(ctx),
  ])
  const en = (await getLocale()) === 'en'
  const places = await getTranslations('rewards-desk.stores')
  const names = here.map((one) => (en ? one.nameEn : one.nameZh)).join(en ? ', ' : '、')
  return (
    <Page width="narrow" title={t('title')} lead={t('lead')}>
      <ClientMessages namespaces={['rewards-desk.verify', 'merchant.form', 'refusals']}>
        {stores.length > 0 ? (
          <p className="mb-4 text-ink-muted">{names ? places('here', { names }) : places('anywhere')}</p>
        ) : null}
        <VerifyDesk />
        <VerificationList verifications={lately} mayUndo={mayUndo} />
      </ClientMessages>
    </Page>
  )
}
