import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { LanguageSwitch } from '@/components/layout/language-switch-client'
import { contentId } from '@/components/layout/skip-link'
import { ThemeSwitch } from '@/components/layout/theme-switch-client'
import { Wordmark } from '@/components/layout/wordmark'
import { localeParam } from '@/lib/i18n/locale-param'

type SignInLayoutProps = { children: ReactNode; params: Promise<{ locale: string }> }

/** A quiet room for sign-in, sign-up and passwords: the sign, one card, nothing else to press. Brings its own `<main>`. */
export default async function SignInLayout({ children, params }: SignInLayoutProps) {
  const locale = await localeParam(params)
  const t = await getTranslations('common')
  return (
    <div className="flex min-h-dvh flex-col bg-sunken">
      <header className="wrap flex h-18 items-center justify-between">
        <Wordmark name={t('shopName')} />
        <div className="flex items-center">
          <LanguageSwitch locale={locale} label={t('language.switchTo')} />
          <ThemeSwitch label={t('theme.label')} />
        </div>
      </header>
      <main
        id={contentId}
        tabIndex={-1}
        className="grid flex-1 content-start justify-items-center px-4 pt-4 pb-16 outline-none md:pt-12"
      >
        <div className="w-full max-w-md rounded-2xl border border-line bg-surface p-6 shadow-md md:p-9">{children}</div>
        <p className="mt-8 font-display text-ink-muted">{t('tagline')}</p>
      </main>
    </div>
  )
}
