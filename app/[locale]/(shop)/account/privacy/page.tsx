import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { BackToAccount } from '@/components/account/back-to-account'
import { ErasureCard } from '@/components/account/erasure-card'
import { Page } from '@/components/layout/page'
import { buttonStyle } from '@/components/ui/button-style'
import { Card } from '@/components/ui/card'
import { Download } from '@/components/ui/icons'
import { shopperPage } from '@/lib/gate/page-context'
import { localeParam } from '@/lib/i18n/locale-param'
import { paths } from '@/lib/paths'
import { getErasure } from '@/lib/shoppers/erasure/queries'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.privacy')
  return { title: t('title'), robots: { index: false } }
}

export default async function PrivacyPage({ params }: { params: Promise<{ locale: string }> }) {
  await localeParam(params)
  const ctx = await shopperPage(paths.accountPrivacy())
  const t = await getTranslations('account.privacy')
  const erasure = await getErasure(ctx, ctx.actor.id)
  const kept = ['account', 'addresses', 'orders', 'points', 'coupons', 'letters'] as const
  return (
    <Page title={t('title')} lead={t('lead')} breadcrumb={<BackToAccount />} width="narrow">
      <Card padding="lg" className="mb-5 grid gap-5">
        <h2 className="font-display font-semibold text-xl">{t('keptTitle')}</h2>
        <ul className="grid list-disc gap-2 ps-5 marker:text-seal">
          {kept.map((kind) => (
            <li key={kind}>{t(`kept.${kind}`)}</li>
          ))}
        </ul>
        <p className="text-ink-muted">{t('device')}</p>
        <p className="text-ink-muted">{t('downloadBody')}</p>
        <a href={paths.api.myData()} download className={buttonStyle({ className: 'justify-self-start' })}>
          <Download aria-hidden="true" />
          {t('download')}
        </a>
      </Card>
      <ErasureCard standing={erasure} />
    </Page>
  )
}
