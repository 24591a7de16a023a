import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AuthHeading } from '@/components/account/auth-heading'
import { OtherRoad } from '@/components/account/other-road'
import { ResetPasswordForm } from '@/components/account/reset-password-form-client'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { localeParam } from '@/lib/i18n/locale-param'
import { paths } from '@/lib/paths'

type ResetPasswordPageProps = { params: Promise<{ locale: string }>; searchParams: Promise<{ token?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth.reset')
  return { title: t('title'), robots: { index: false }, referrer: 'no-referrer' }
}

export default async function ResetPasswordPage({ params, searchParams }: ResetPasswordPageProps) {
  await localeParam(params)
  const { token } = await searchParams
  const t = await getTranslations('auth')
  return (
    <>
      <AuthHeading title={t('reset.title')}>{t('reset.lead')}</AuthHeading>
      <ClientMessages namespaces={['auth', 'refusals']}>
        <ResetPasswordForm token={typeof token === 'string' ? token : ''} />
      </ClientMessages>
      <OtherRoad href={paths.forgotPassword()} ask={t('reset.expired')}>
        {t('reset.again')}
      </OtherRoad>
    </>
  )
}
