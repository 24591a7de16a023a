import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AddressBook } from '@/components/account/address-book-client'
import { BackToAccount } from '@/components/account/back-to-account'
import { Page } from '@/components/layout/page'
import { shopperPage } from '@/lib/gate/page-context'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { localeParam } from '@/lib/i18n/locale-param'
import { paths } from '@/lib/paths'
import { listAddresses } from '@/lib/shoppers/queries'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.addresses')
  return { title: t('title'), robots: { index: false } }
}

export default async function AddressesPage({ params }: { params: Promise<{ locale: string }> }) {
  await localeParam(params)
  const ctx = await shopperPage(paths.accountAddresses())
  const addresses = await listAddresses(ctx)
  const t = await getTranslations('account.addresses')
  return (
    <Page title={t('title')} lead={t('lead')} breadcrumb={<BackToAccount />}>
      <ClientMessages namespaces={['account.addresses', 'account.address', 'refusals']}>
        <AddressBook addresses={addresses} />
      </ClientMessages>
    </Page>
  )
}
