import { readdirSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { aClaim } from './claims'
import { aContent } from './contents'
import { aDraftCampaign } from './draft-campaign'
import { anInvite } from './invites'
import { aLaunchedCampaign } from './launched-campaign'

export type Visitor = 'guest' | 'li@demo.test' | 'owner@demo.test'
export type Visited = { route: string; as: Visitor; path: (page: Page) => Promise<string> }

const at = (path: string) => async () => path

/** The first link on a page that leads where the pattern says, without the language. */
const firstLink = (from: string, pattern: RegExp) => async (page: Page) => {
  await page.goto(`/zh-CN${from}`)
  let found: string | undefined
  // a list may come after its page
  await expect(async () => {
    const links = await page.getByRole('link').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
    found = links.find((href) => pattern.test(href))
    expect(found, `a link on ${from} like ${pattern}`).toBeDefined()
  }).toPass({ timeout: 15_000 })
  return (found ?? '').replace(/^\/(zh-CN|en)/, '')
}

// What stands for a parameter. A page that is not said here and has one fails the test that lists the pages.
const known: Record<string, Visited['path']> = {
  '/products/[slug]': at('/products/laptop'),
  '/products/filtered': at('/products?sort=price-up'),
  '/collections/[slug]': firstLink('/collections', /\/collections\/[\w-]+$/),
  '/collections/[slug]/filtered': async (page) =>
    `${await firstLink('/collections', /\/collections\/[\w-]+$/)(page)}?sort=price-up`,
  '/search': at('/search?q=相机'),
  '/orders/[number]': firstLink('/account/orders', /\/orders\/\d+/),
  '/orders/[number]/refund': async (page) =>
    `${await firstLink('/account/orders?state=completed', /\/orders\/\d+/)(page)}/refund`,
  '/campaigns/[slug]': firstLink('/campaigns', /\/campaigns\/(?!verify)[\w-]+$/),
  '/campaigns/[slug]/draws': async (page) =>
    `${await firstLink('/campaigns', /\/campaigns\/(?!verify)[\w-]+$/)(page)}/draws`,
  '/rewards/page/[claim]': async () => `/rewards/page/${await aClaim('page')}`,
  '/rewards/go/[claim]': async () => `/rewards/go/${await aClaim('link')}`,
  '/read/[code]': async () => `/read/${await aContent()}`,
  '/i/[code]': async () => `/i/${await anInvite()}`,
  '/magic-link': at('/magic-link?token=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'),
  '/reset-password': at('/reset-password?token=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'),
  '/merchant/orders/[id]': firstLink('/merchant/orders', /\/merchant\/orders\/[\w-]{36}/),
  '/merchant/catalog/[id]': firstLink('/merchant/catalog', /\/merchant\/catalog\/[\w-]{36}/),
  '/merchant/shoppers/[id]': firstLink('/merchant/shoppers', /\/merchant\/shoppers\/[\w-]{36}/),
  '/merchant/points/behaviours/[code]': at('/merchant/points/behaviours/sign-up'),
  '/merchant/points/adjustments/[id]': firstLink('/merchant/points/adjustments', /\/points\/adjustments\/[\w-]{36}/),
  '/merchant/points/backtest/[id]': firstLink('/merchant/points/backtest', /\/points\/backtest\/[\w-]{36}/),
  '/merchant/rewards/[id]': firstLink('/merchant/rewards', /\/merchant\/rewards\/[\w-]{36}/),
  '/merchant/campaigns/[campaignId]/edit': async () => `/merchant/campaigns/${await aDraftCampaign()}/edit?step=prizes`,
  '/merchant/campaigns/[campaignId]': async () => `/merchant/campaigns/${await aLaunchedCampaign()}`,
  '/merchant/campaigns/[campaignId]/archive': async () => `/merchant/campaigns/${await aLaunchedCampaign()}/archive`,
  '/merchant/coupons/[id]': firstLink('/merchant/coupons', /\/merchant\/coupons\/[\w-]{36}/),
}

/** Every page of the shop, found in the file system: a new page is tried without anybody listing it. */
export function everyPage(): Visited[] {
  const routes = readdirSync('app/[locale]', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('page.tsx') && !file.includes('[...rest]'))
    .map(
      (file) =>
        `/${file
          .replaceAll('\\', '/')
          .replace(/\([^)]*\)\//g, '')
          .replace(/\/?page\.tsx$/, '')}`,
    )
    .sort()
  return routes.map((route) => {
    const path = known[route] ?? (route.includes('[') ? undefined : at(route))
    if (!path) throw new Error(`say in e2e/support/pages.ts what stands for the parameter of ${route}`)
    return { route, as: visitorOf(route), path }
  })
}

function visitorOf(route: string): Visitor {
  if (route.startsWith('/merchant')) return 'owner@demo.test'
  return /^\/(account|points|rewards|campaigns|orders|checkout|cart)/.test(route) ? 'li@demo.test' : 'guest'
}
