import { expect, type Page, test } from '@playwright/test'
import { addToCart, fillAddress, numberIn, pay } from '../support/buying'
import { database } from '../support/doors'
import { comeIn, givePoints, newShopper } from '../support/shoppers'

/** Somebody whose points no other story moves. */
async function comeInWithPoints(page: Page): Promise<void> {
  const shopper = await newShopper()
  await givePoints(shopper, 2_000)
  await comeIn(page, shopper)
}

/** What the receipt of a page says in the row of the total. */
const totalOf = async (page: Page) =>
  numberIn(
    await page
      .getByRole('region', { name: '金额明细' })
      .getByRole('term')
      .filter({ hasText: /^合计$/ })
      .first()
      .locator('xpath=following-sibling::dd')
      .textContent(),
  )

const available = async (page: Page) => numberIn(await page.getByText(/^可用 [\d,]+ 积分$/).textContent())

const DISCOUNT = '鼠标周立减 5 元'

/** A discount that applies by itself, for one product that no other story buys. */
const discounted = (slug: string) =>
  database.query(
    `insert into coupon (title_zh, title_en, kind, amount_minor, is_automatic, stacks_with_codes, product_ids)
     select $2, 'Mouse week: ¥5 off', 'amount', 500, true, true, array[id] from product where slug = $1
       and not exists (select 1 from coupon where title_zh = $2)`,
    [slug, DISCOUNT],
  )

test('a member is given a discount by itself, pays a part with points, earns new ones, and reads how they add up', async ({
  page,
}) => {
  await comeInWithPoints(page)
  await discounted('cordless-mouse')
  await addToCart(page, 'cordless-mouse')
  await page.goto('/zh-CN/cart')
  await expect(page.getByRole('region', { name: '小计' })).toContainText(DISCOUNT)
  await page.goto('/zh-CN/checkout')
  const before = await available(page)

  // no slider drag is needed: buttons, keys, the number, or all of them
  const slider = page.getByRole('slider', { name: '用多少积分' })
  const amount = page.getByRole('textbox', { name: '使用的积分数' })
  await page.getByRole('button', { name: '全部使用' }).click()
  const most = numberIn(await amount.inputValue())
  await expect(page.getByText(/本单最多可用 [\d,]+ 积分：/)).toBeVisible()
  await slider.press('Home')
  await expect(amount).toHaveValue('0')
  await page.getByRole('button', { name: /^多用 / }).click()
  await expect(amount).not.toHaveValue('0')
  await amount.fill('999999999')
  await amount.blur()
  await expect(amount).toHaveValue(String(most))
  await amount.fill('200')
  await amount.blur()

  const address = page.getByLabel('收货人')
  if (await address.isVisible()) await fillAddress(page)
  const receipt = page.getByRole('region', { name: '金额明细' })
  await expect(receipt).toContainText(`自动优惠${DISCOUNT}`)
  const total = await totalOf(page)
  await page.getByRole('radio', { name: '支付宝' }).check()
  await page.getByRole('button', { name: '提交订单并付款' }).click()
  await expect(page.getByText('应付').first()).toBeVisible()
  await expect(page.getByText('支付宝')).toBeVisible()
  await pay(page)

  expect(await totalOf(page)).toBe(total)
  await expect(receipt).toContainText(DISCOUNT)
  const points = page.getByRole('region', { name: '这单的积分' })
  await expect(points).toContainText(/积分待到账，\d{4}年\d+月\d+日 起可用/)
  await points.getByText('怎么算的').click()
  await expect(points.getByText('计分金额')).toBeVisible()

  await addToCart(page, 'hanging-plant')
  await page.goto('/zh-CN/checkout')
  expect(await available(page)).toBe(before - 200)
})

test('an order that is called off gives the points back and the goods to the cart', async ({ page }) => {
  await comeInWithPoints(page)
  await addToCart(page, 'hanging-plant')
  await page.goto('/zh-CN/checkout')
  const before = await available(page)
  await page.getByRole('button', { name: '全部使用' }).click()
  if (await page.getByLabel('收货人').isVisible()) await fillAddress(page)
  await page.getByRole('button', { name: '提交订单并付款' }).click()
  await page.getByText('放弃支付').click()

  // a press before the page is awake is nobody's, and is made again
  const sure = page.getByRole('alertdialog').or(page.getByRole('dialog'))
  await expect(async () => {
    await page.getByRole('button', { name: '取消订单' }).click()
    await expect(sure).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await sure.getByRole('button', { name: '取消订单' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '订单已取消' })).toBeVisible()
  await page.goto('/zh-CN/checkout')
  expect(await available(page)).toBe(before)
})
