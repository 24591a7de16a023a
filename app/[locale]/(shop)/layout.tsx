import type { ReactNode } from 'react'
import { CartDrawerHost } from '@/components/cart/cart-drawer-host-client'
import { SessionKeeper } from '@/components/layout/session-client'
import { ShopFooter } from '@/components/layout/shop-footer'
import { ShopHeader } from '@/components/layout/shop-header'
import { TabBar } from '@/components/layout/tab-bar'
import { localeParam } from '@/lib/i18n/locale-param'

type ShopLayoutProps = { children: ReactNode; params: Promise<{ locale: string }> }

export default async function ShopLayout({ children, params }: ShopLayoutProps) {
  const locale = await localeParam(params)
  return (
    <div className="flex min-h-dvh flex-col">
      <ShopHeader locale={locale} />
      {children}
      <div className="mt-auto">
        <ShopFooter />
      </div>
      <TabBar />
      <SessionKeeper />
      <CartDrawerHost />
    </div>
  )
}
