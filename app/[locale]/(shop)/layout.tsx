import type { ReactNode } from 'react'
import { frameWords } from '@/components/layout/frame-words'
import { ShopFrame } from '@/components/layout/shop-frame-client'
import { localeParam } from '@/lib/i18n/locale-param'

type ShopLayoutProps = { children: ReactNode; params: Promise<{ locale: string }> }

export default async function ShopLayout({ children, params }: ShopLayoutProps) {
  const locale = await localeParam(params)
  return (
    <ShopFrame locale={locale} words={await frameWords(locale)}>
      {children}
    </ShopFrame>
  )
}
