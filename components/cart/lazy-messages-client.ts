'use client'
import type { AbstractIntlMessages } from 'next-intl'
import type { Locale } from '@/lib/i18n/routing'

export type LazyMessages = AbstractIntlMessages

const files = {
  'zh-CN': () =>
    Promise.all([
      import('@/messages/zh-CN/cart.json'),
      import('@/messages/zh-CN/refusals.json'),
      import('@/messages/zh-CN/common.json'),
    ]),
  en: () =>
    Promise.all([
      import('@/messages/en/cart.json'),
      import('@/messages/en/refusals.json'),
      import('@/messages/en/common.json'),
    ]),
} as const

/** The cart's sentences, fetched with the first press and not with every page of the catalogue. */
export async function lazyMessages(locale: Locale): Promise<LazyMessages> {
  const [cart, refusals, common] = await files[locale]()
  return { cart: cart.default, refusals: refusals.default, common: { client: common.default.client } }
}
