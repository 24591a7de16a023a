import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Verifier } from '@/components/campaigns/verifier-client'
import { Breadcrumb } from '@/components/layout/breadcrumb'
import { Page } from '@/components/layout/page'
import { Section } from '@/components/layout/section'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { localeParam } from '@/lib/i18n/locale-param'
import { paths } from '@/lib/paths'

type VerifyRouteProps = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: VerifyRouteProps): Promise<Metadata> {
  await localeParam(params)
  const t = await getTranslations('campaigns.verify')
  return { title: t('title'), description: t('lead') }
}

export default async function VerifyRoute({ params }: VerifyRouteProps) {
  await localeParam(params)
  const t = await getTranslations('campaigns')
  const crumbs = [{ label: t('title'), href: paths.campaigns() }, { label: t('verify.title') }]
  return (
    <Page
      title={t('verify.title')}
      lead={t('verify.lead')}
      width="narrow"
      breadcrumb={<Breadcrumb items={crumbs} label={t('page.where')} />}
    >
      <ClientMessages namespaces={['campaigns.verify']}>
        <Verifier />
      </ClientMessages>
      <Section title={t('verify.how')}>
        <p>{t('verify.howText')}</p>
      </Section>
      <Section title={t('verify.what')}>
        <p className="mb-3">{t('verify.whatChain')}</p>
        <p>{t('verify.whatDeck')}</p>
      </Section>
    </Page>
  )
}
