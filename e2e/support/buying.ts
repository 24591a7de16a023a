import { expect, type Page } from '@playwright/test'

/** Puts one product in the cart from its own page, as a shopper does on this kind of screen. */
export async function addToCart(page: Page, slug: string, locale = 'zh-CN'): Promise<void> {
  // the page asks who is there when its scripts have come: a press before that is nobody's
  const isAwake = page.waitForResponse((answer) => new URL(answer.url()).pathname === '/api/me')
  await page.goto(`/${locale}/products/${slug}`)
  await isAwake
  await page
    .getByRole('main')
    .getByRole('button', { name: /^(加入购物车|Add to cart)$/ })
    .click()
  const drawer = page.getByRole('dialog', { name: /购物车|Cart/ })
  const word = page.getByText(/已加入购物车|Added to cart/)
  await expect(drawer.or(word).first()).toBeVisible({ timeout: 10_000 })
}

/** An address in Shanghai, filled in by its labels. */
export async function fillAddress(page: Page): Promise<void> {
  await page.getByLabel('收货人').fill('王小明')
  await page.getByLabel('手机号').fill('13800138000')
  await page.getByLabel('省份').selectOption('上海市')
  await page.getByLabel('区县').selectOption('黄浦区')
  await page.getByLabel('详细地址').fill('南京东路 1 号 101')
}

/** Pays on the provider's page and comes back to the order. */
export async function pay(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(支付|Pay) ?[¥\d]/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: /付款成功|Paid/ })).toBeVisible({ timeout: 15_000 })
}

/** A whole number out of a text: "可用 10,638 积分" is 10638. */
export function numberIn(text: string | null): number {
  return Number((text ?? '').replaceAll(/\D/g, ''))
}
