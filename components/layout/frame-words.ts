import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/lib/i18n/routing'

export type FrameWords = Awaited<ReturnType<typeof readWords>>

type Said = { shopName: string; text: string }
const texts = new Map<Locale, Said>()

/** What header, footer and tab bar say, as JSON: the same on each page of the shop, so it is worded once per language and name. */
export async function frameWords(locale: Locale): Promise<string> {
  const shopName = (await getTranslations('common'))('shopName')
  const known = texts.get(locale)
  if (known?.shopName === shopName) return known.text
  const text = JSON.stringify(await readWords())
  texts.set(locale, { shopName, text })
  return text
}

async function readWords() {
  const t = await getTranslations('common')
  return {
    shopName: t('shopName'),
    tagline: t('tagline'),
    main: t('nav.main'),
    home: t('nav.home'),
    products: t('nav.products'),
    collections: t('nav.collections'),
    points: t('nav.points'),
    rewards: t('nav.rewards'),
    campaigns: t('nav.campaigns'),
    pointsRules: t('nav.pointsRules'),
    orders: t('nav.orders'),
    cart: t('nav.cart'),
    account: t('nav.account'),
    newNotice: t('nav.newNotice'),
    signIn: t('nav.signIn'),
    merchant: t('nav.merchant'),
    language: t('language.switchTo'),
    theme: t('theme.label'),
    search: {
      label: t('search.label'),
      placeholder: t('search.placeholder'),
      submit: t('search.submit'),
      words: {
        label: t('search.suggestions'),
        count: t('search.count'),
        all: t('search.all'),
        collection: t('search.collection'),
      },
    },
    // 2 stands for "many" in both languages; the browser puts the real number in its place and needs no grammar
    inCart: {
      none: t('badge.cart', { count: 0 }),
      one: t('badge.cart', { count: 1 }),
      many: t('badge.cart', { count: 2 }).replace('2', '#'),
    },
    footer: {
      label: t('footer.label'),
      shop: t('footer.shop'),
      member: t('footer.member'),
      help: t('footer.help'),
      points: t('footer.points'),
      privacy: t('footer.privacy'),
      openSource: t('footer.openSource'),
    },
  }
}
