import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AuthHeading } from '@/components/account/auth-heading'
import { SetUpForm } from '@/components/account/set-up-form-client'
import { LinkButton } from '@/components/layout/link-button'
import { holdsOpening } from '@/lib/desk/queries'
import { hasStaff } from '@/lib/gate/has-staff'
import { pageContext } from '@/lib/gate/page-context'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { localeParam } from '@/lib/i18n/locale-param'
import { regionChoices } from '@/lib/i18n/region-choices'
import { paths } from '@/lib/paths'

type SetUpPageProps = { params: Promise<{ locale: string }>; searchParams: Promise<{ token?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth.setUp')
  return { title: t('title'), robots: { index: false }, referrer: 'no-referrer' }
}

export default async function SetUpPage({ params, searchParams }: SetUpPageProps) {
  const locale = await localeParam(params)
  const { token } = await searchParams
  const t = await getTranslations('auth.setUp')
  if (await hasStaff()) {
    return (
      <>
        <AuthHeading title={t('done.title')}>{t('done.body')}</AuthHeading>
        <LinkButton href={paths.signIn(paths.merchant.dashboard())}>{t('done.signIn')}</LinkButton>
      </>
    )
  }
  if (typeof token !== 'string' || !(await holdsOpening(await pageContext(), token)))
    return <AuthHeading title={t('wait.title')}>{t('wait.body')}</AuthHeading>
  return (
    <>
      <AuthHeading title={t('title')}>{t('lead')}</AuthHeading>
      <ClientMessages namespaces={['auth', 'refusals']}>
        <SetUpForm token={token} choices={regionChoices(locale)} />
      </ClientMessages>
    </>
  )
}
