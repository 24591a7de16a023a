import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { BackToAccount } from '@/components/account/back-to-account'
import { BirthdayForm } from '@/components/account/birthday-form-client'
import { ChangePasswordForm } from '@/components/account/change-password-form-client'
import { ProfileForm } from '@/components/account/profile-form-client'
import { SignOutEverywhere } from '@/components/account/sign-out-everywhere-client'
import { Page } from '@/components/layout/page'
import { Section } from '@/components/layout/section'
import { Card } from '@/components/ui/card'
import { shopperPage } from '@/lib/gate/page-context'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { localeParam } from '@/lib/i18n/locale-param'
import { paths } from '@/lib/paths'
import { getAccountOverview } from '@/lib/shoppers/queries'

const own = ['account.profile', 'behaviours.birthday', 'account.password', 'account.everywhere'] as const
const words = [...own, 'auth', 'refusals'] as const

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.security')
  return { title: t('title'), robots: { index: false } }
}

export default async function SecurityPage({ params }: { params: Promise<{ locale: string }> }) {
  await localeParam(params)
  const ctx = await shopperPage(paths.accountSecurity())
  const { name, locale, birthday, wantsExpiryMail, wantsWishMail, email, hasPassword } = await getAccountOverview(ctx)
  const [t, day] = await Promise.all([getTranslations('account'), getTranslations('behaviours.birthday')])
  return (
    <Page title={t('security.title')} lead={email} breadcrumb={<BackToAccount />} width="narrow">
      <ClientMessages namespaces={words}>
        <Section title={t('profile.title')}>
          <Card padding="lg">
            <ProfileForm name={name} locale={locale} wantsExpiryMail={wantsExpiryMail} wantsWishMail={wantsWishMail} />
          </Card>
        </Section>
        <Section title={day('title')} lead={day('lead')}>
          <Card padding="lg">
            <BirthdayForm birthday={birthday} />
          </Card>
        </Section>
        <Section title={t('password.title')} lead={hasPassword ? undefined : t('password.none')}>
          <Card padding="lg">
            <ChangePasswordForm email={email} hasPassword={hasPassword} />
          </Card>
        </Section>
        <Section title={t('everywhere.title')}>
          <Card padding="lg">
            <SignOutEverywhere />
          </Card>
        </Section>
      </ClientMessages>
    </Page>
  )
}
