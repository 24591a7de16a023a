import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AuthHeading } from '@/components/account/auth-heading'
import { OtherRoad } from '@/components/account/other-road'
import { SignUpForm } from '@/components/account/sign-up-form-client'
import { showsOutbox } from '@/lib/env'
import { pageContext } from '@/lib/gate/page-context'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { localeParam } from '@/lib/i18n/locale-param'
import { safeReturnTo } from '@/lib/kernel/return-to'
import { paths } from '@/lib/paths'

type SignUpPageProps = { params: Promise<{ locale: string }>; searchParams: Promise<{ returnTo?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth.signUp')
  return { title: t('title'), robots: { index: false } }
}

export default async function SignUpPage({ params, searchParams }: SignUpPageProps) {
  const locale = await localeParam(params)
  const returnTo = safeReturnTo((await searchParams).returnTo, paths.account())
  if ((await pageContext()).actor) redirect(`/${locale}${paths.account()}`)
  const t = await getTranslations('auth')
  return (
    <>
      <AuthHeading title={t('signUp.title')}>{t('signUp.lead')}</AuthHeading>
      <ClientMessages namespaces={['auth', 'refusals']}>
        <SignUpForm returnTo={returnTo} outbox={showsOutbox()} />
      </ClientMessages>
      <OtherRoad href={paths.signIn(returnTo)} ask={t('signUp.haveAccount')}>
        {t('signIn.title')}
      </OtherRoad>
    </>
  )
}
