import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AuthHeading } from '@/components/account/auth-heading'
import { EnterByLink } from '@/components/account/enter-by-link-client'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { localeParam } from '@/lib/i18n/locale-param'
import { safeReturnTo } from '@/lib/kernel/return-to'
import { paths } from '@/lib/paths'

type MagicLinkPageProps = {
  params: Promise<{ locale: string }>
  searchParams: Promise<{ token?: string; returnTo?: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth.enter')
  return { title: t('title'), robots: { index: false }, referrer: 'no-referrer' }
}

export default async function MagicLinkPage({ params, searchParams }: MagicLinkPageProps) {
  await localeParam(params)
  const { token, returnTo } = await searchParams
  const t = await getTranslations('auth.enter')
  return (
    <>
      <AuthHeading title={t('title')}>{t('lead')}</AuthHeading>
      <ClientMessages namespaces={['auth', 'refusals']}>
        <EnterByLink
          token={typeof token === 'string' ? token : ''}
          returnTo={safeReturnTo(returnTo, paths.account())}
        />
      </ClientMessages>
    </>
  )
}
