import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AuthHeading } from '@/components/account/auth-heading'
import { MailRequestForm } from '@/components/account/mail-request-form-client'
import { OtherRoad } from '@/components/account/other-road'
import { showsOutbox } from '@/lib/env'
import { pageContext } from '@/lib/gate/page-context'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { localeParam } from '@/lib/i18n/locale-param'
import { paths } from '@/lib/paths'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth.forgot')
  return { title: t('title'), robots: { index: false } }
}

export default async function ForgotPasswordPage({ params }: { params: Promise<{ locale: string }> }) {
  await localeParam(params)
  // read once here, so that the page is made for the one who asks and carries its nonce
  await pageContext()
  const t = await getTranslations('auth')
  return (
    <>
      <AuthHeading title={t('forgot.title')}>{t('forgot.lead')}</AuthHeading>
      <ClientMessages namespaces={['auth', 'refusals']}>
        <MailRequestForm kind="forgot" returnTo={paths.account()} outbox={showsOutbox()} />
      </ClientMessages>
      <OtherRoad href={paths.signIn()}>{t('forgot.back')}</OtherRoad>
    </>
  )
}
