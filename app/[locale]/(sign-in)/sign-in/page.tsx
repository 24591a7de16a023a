import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AuthHeading } from '@/components/account/auth-heading'
import { MailRequestForm } from '@/components/account/mail-request-form-client'
import { OtherRoad } from '@/components/account/other-road'
import { SignInForm } from '@/components/account/sign-in-form-client'
import { SignInRoads } from '@/components/account/sign-in-roads'
import { showsOutbox } from '@/lib/env'
import { pageContext } from '@/lib/gate/page-context'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { localeParam } from '@/lib/i18n/locale-param'
import { safeReturnTo } from '@/lib/kernel/return-to'
import { paths } from '@/lib/paths'

type SignInPageProps = {
  params: Promise<{ locale: string }>
  searchParams: Promise<{ returnTo?: string; by?: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth.signIn')
  return { title: t('title'), robots: { index: false } }
}

export default async function SignInPage({ params, searchParams }: SignInPageProps) {
  const locale = await localeParam(params)
  const asked = await searchParams
  const returnTo = safeReturnTo(asked.returnTo, paths.account())
  if ((await pageContext()).actor) redirect(`/${locale}${returnTo}`)
  const t = await getTranslations('auth')
  const byMail = asked.by === 'mail'
  return (
    <>
      <AuthHeading title={t('signIn.title')}>{t('signIn.lead')}</AuthHeading>
      <SignInRoads byMail={byMail} returnTo={returnTo} />
      <ClientMessages namespaces={['auth', 'refusals']}>
        {byMail ? (
          <MailRequestForm kind="magicLink" returnTo={returnTo} outbox={showsOutbox()} />
        ) : (
          <SignInForm returnTo={returnTo} />
        )}
      </ClientMessages>
      <OtherRoad href={paths.signUp(returnTo)} ask={t('signIn.noAccount')}>
        {t('signUp.title')}
      </OtherRoad>
    </>
  )
}
