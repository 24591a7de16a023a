import { expect, test } from '@playwright/test'
import { signIn } from '../support/accounts'
import { browserThatFilms, filmOf, standInReader } from '../support/camera'
import { exchangeFor } from '../support/claims'
import { browserOf, newShopper } from '../support/shoppers'

test.skip(({ isMobile }) => !isMobile, 'a counter has a phone')

test('the camera reads the code off the shopper’s screen, finds what it is for, and is let go', async ({ browser }) => {
  const shopper = await newShopper()
  await exchangeFor(shopper, 'verification-code')
  const page = await browserOf(browser, shopper)
  await page.goto('/zh-CN/rewards/mine')
  await page.getByRole('button', { name: /^查看.*的码$/ }).click()
  const film = test.info().outputPath('code.y4m')
  await filmOf(page.getByRole('img', { name: /的二维码和条形码$/ }), film)

  const counter = await browserThatFilms(film)
  const context = await counter.newContext({ baseURL: process.env.APP_URL, locale: 'zh-CN', permissions: ['camera'] })
  const clerk = await context.newPage()
  await clerk.addInitScript(standInReader)
  await signIn(clerk, 'clerk@demo.test')
  await clerk.goto('/zh-CN/merchant/verify')
  await clerk.getByRole('button', { name: '用摄像头扫' }).click()
  await expect(clerk.getByText('可以使用')).toBeVisible()
  // nothing films any more
  await expect(clerk.getByRole('dialog', { name: '用摄像头扫' })).toBeHidden()
  await clerk.getByRole('button', { name: '核销，只能用一次' }).click()
  await expect(clerk.getByText(/第 \d+ 号已核销/)).toBeVisible()
  await counter.close()
})
