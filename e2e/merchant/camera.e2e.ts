import { type Browser, expect, type Page, test } from '@playwright/test'
import { signIn } from '../support/accounts'
import { browserThatFilms, filmOf, noReader, ownReader, watchReader } from '../support/camera'
import { exchangeFor } from '../support/claims'
import { browserOf, newShopper } from '../support/shoppers'

test.skip(({ isMobile }) => !isMobile, 'a counter has a phone')

/** A clerk before the desk, in a browser that is made ready first. */
async function clerkBefore(counter: Browser, locale: string, ready: (page: Page) => Promise<unknown>): Promise<Page> {
  const context = await counter.newContext({ baseURL: process.env.APP_URL, locale, permissions: ['camera'] })
  const clerk = await context.newPage()
  await ready(clerk)
  await signIn(clerk, 'clerk@demo.test', locale)
  return clerk
}

test('the camera reads the code off the shopper’s screen by the browser’s own reader or by ours, finds what it is for, and is let go', async ({
  browser,
}) => {
  const shopper = await newShopper()
  await exchangeFor(shopper, 'verification-code')
  const page = await browserOf(browser, shopper)
  await page.goto('/zh-CN/rewards/mine')
  await page.getByRole('button', { name: /^查看.*的码$/ }).click()
  const code = await page.getByText(/^[2-9A-HJ-NP-Z]{4}( [2-9A-HJ-NP-Z]{1,5})+$/).innerText()
  const film = test.info().outputPath('code.y4m')
  await filmOf(page.getByRole('img', { name: /的二维码和条形码$/ }), film)
  const counter = await browserThatFilms(film)

  const abroad = await clerkBefore(counter, 'en', (one) => one.addInitScript(ownReader, code))
  const fetchedAbroad = watchReader(abroad)
  await abroad.goto('/en/merchant/verify')
  await abroad.getByRole('button', { name: 'Scan with the camera' }).click()
  await expect(abroad.getByText('Can be used')).toBeVisible()
  expect(await fetchedAbroad()).toBe(false)

  const clerk = await clerkBefore(counter, 'zh-CN', (one) => one.addInitScript(noReader))
  const fetched = watchReader(clerk)
  await clerk.goto('/zh-CN/merchant/verify')
  const scan = clerk.getByRole('button', { name: '用摄像头扫' })
  await expect(scan).toBeVisible()
  expect(await fetched()).toBe(false)
  await scan.click()
  await expect(clerk.getByText('可以使用')).toBeVisible()
  expect(await fetched()).toBe(true)
  // nothing films any more
  await expect(clerk.getByRole('dialog', { name: '用摄像头扫' })).toBeHidden()
  await clerk.getByRole('button', { name: '核销，只能用一次' }).click()
  await expect(clerk.getByText(/第 \d+ 号已核销/)).toBeVisible()
  await counter.close()
})
