import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AuthHeading } from '@/components/account/auth-heading'
import { JoinByAccount } from '@/components/account/join-by-account-client'
import { JoinForm } from '@/components/account/join-form-client'
import { LinkButton } from '@/components/layout/link-button'
import { merchantNav } from '@/components/layout/merchant-nav'
import { pageContext } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { localeParam } from '@/lib/i18n/locale-param'
import { paths } from '@/lib/paths'
import { findInvite } from '@/lib/staff/queries'

type JoinPageProps = { params: Promise<{ locale: string }>; searchParams: Promise<{ token?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth.join')
  return { title: t('title'), robots: { index: false }, referrer: 'no-referrer' }
}

export default async function JoinPage({ params, searchParams }: JoinPageProps) {
  const locale = await localeParam(params)
  const { token } = await searchParams
  const t = await getTranslations('auth.join')
  const roles = await getTranslations('merchant.roles')
  const ctx = await pageContext()
  const invite = typeof token === 'string' ? await findInvite(ctx, token) : null
  if (!invite || !token) {
    return (
      <>
        <AuthHeading title={t('gone.title')}>{t('gone.body')}</AuthHeading>
        <LinkButton href={paths.home()}>{t('gone.home')}</LinkButton>
      </>
    )
  }
  const { email, role, hasAccount } = invite
  const first = merchantNav.find((place) => may(role, place.permission))?.href ?? paths.merchant.dashboard()
  const said = { shop: locale === 'en' ? invite.shopEn : invite.shopZh, role: roles(role), email }
  return (
    <>
      <AuthHeading title={t('title')}>{t('as', said)}</AuthHeading>
      <ClientMessages namespaces={['auth', 'refusals']}>
        {hasAccount ? (
          <JoinByAccount token={token} email={email} signedInAs={ctx.actor?.email ?? null} goes={first} />
        ) : (
          <JoinForm token={token} email={email} goes={first} />
        )}
      </ClientMessages>
    </>
  )
}
