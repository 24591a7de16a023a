'use client'
import type { ReactNode } from 'react'
import { CartDrawerHost } from '@/components/cart/cart-drawer-host-client'
import { parsedOnce } from '@/lib/i18n/parsed-once'
import type { Locale } from '@/lib/i18n/routing'
import type { FrameWords } from './frame-words'
import { SessionKeeper } from './session-client'
import { ShopFooter } from './shop-footer-client'
import { ShopHeader } from './shop-header-client'
import { TabBar } from './tab-bar-client'

type ShopFrameProps = {
  children: ReactNode
  locale: Locale
  /** FrameWords as JSON */
  words: string
}

/** What stands around every page of the shop. Drawn from words alone: as server components it was half of each page. */
export function ShopFrame({ children, locale, words: text }: ShopFrameProps) {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what frameWords wrote
  const words = parsedOnce(text) as FrameWords
  return (
    <div className="flex min-h-dvh flex-col">
      <ShopHeader locale={locale} words={words} />
      {children}
      <div className="mt-auto">
        <ShopFooter words={words} />
      </div>
      <TabBar words={words} />
      <SessionKeeper />
      <CartDrawerHost />
    </div>
  )
}
