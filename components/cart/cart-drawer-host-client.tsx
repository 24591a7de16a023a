'use client'
import { useLocale } from 'next-intl'
import { type ComponentType, useEffect, useState, useSyncExternalStore } from 'react'
import type { CartDrawerProps } from './cart-drawer-client'
import { cartOpener } from './cart-opener-client'
import type { LazyMessages } from './lazy-messages-client'

type Loaded = { Drawer: ComponentType<CartDrawerProps>; messages: LazyMessages }

/** Stands once in the shop's layout and is next to nothing until a cart is opened. */
export function CartDrawerHost() {
  const locale = useLocale()
  const wanted = useSyncExternalStore(cartOpener.subscribe, cartOpener.get, () => null)
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const [shut, setShut] = useState(0)
  const isWanted = wanted !== null

  useEffect(() => {
    if (!isWanted) return undefined
    let isGone = false
    void Promise.all([import('./cart-drawer-client'), import('./lazy-messages-client')])
      .then(async ([drawer, lazy]) => ({ Drawer: drawer.CartDrawer, messages: await lazy.lazyMessages(locale) }))
      .then((both) => !isGone && setLoaded(both))
      .catch(() => undefined)
    return () => {
      isGone = true
    }
  }, [isWanted, locale])

  if (!wanted || !loaded) return null
  return (
    <loaded.Drawer
      key={wanted.opened}
      cart={wanted.cart}
      locale={locale}
      messages={loaded.messages}
      open={wanted.opened > shut}
      onOpenChange={(open) => {
        if (!open) setShut(wanted.opened)
      }}
    />
  )
}
