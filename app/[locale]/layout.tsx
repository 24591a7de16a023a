import type { Metadata, Viewport } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { SkipLink } from '@/components/layout/skip-link'
import { themeScript } from '@/components/layout/theme-script'
import { Toaster } from '@/components/ui/toaster-client'
import { siteOrigin } from '@/lib/env'
import { localeParam } from '@/lib/i18n/locale-param'
import { RegionProvider } from '@/lib/i18n/messages-client'
import { shopRegion } from '@/lib/i18n/shop-region'
import '../globals.css'

type LocaleLayoutProps = { children: ReactNode; params: Promise<{ locale: string }> }

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf6ef' },
    { media: '(prefers-color-scheme: dark)', color: '#17120e' },
  ],
}

export async function generateMetadata({ params }: LocaleLayoutProps): Promise<Metadata> {
  await localeParam(params)
  const t = await getTranslations('common')
  return {
    metadataBase: new URL(siteOrigin()),
    title: { default: `${t('shopName')} · ${t('tagline')}`, template: `%s · ${t('shopName')}` },
    description: t('description'),
    applicationName: t('shopName'),
    manifest: '/manifest.webmanifest',
    icons: { icon: '/icon.svg', apple: '/icons/apple-touch-icon.png' },
  }
}

// Nothing is made at build time, when there is no database: pages that are the same for everybody say so themselves
// (`generateStaticParams` returning nothing, `revalidate`) and are made at their first visit.
export default async function LocaleLayout({ children, params }: LocaleLayoutProps) {
  const locale = await localeParam(params)
  const t = await getTranslations('common')
  return (
    <html lang={locale} suppressHydrationWarning>
      <head>
        <script suppressHydrationWarning dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body>
        <SkipLink label={t('skipToContent')} />
        <RegionProvider locale={locale} region={shopRegion()}>
          {children}
        </RegionProvider>
        <Toaster />
      </body>
    </html>
  )
}
