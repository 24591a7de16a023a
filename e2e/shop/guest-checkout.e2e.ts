import { expect, test } from '@playwright/test'
import { addToCart, fillAddress, pay } from '../support/buying'

test('a guest buys without an account, comes back by the link, and nobody else gets in', async ({ page, browser }) => {
  await addToCart(page, 'hanging-plant')
  await page.goto('/zh-CN/checkout')

  // nothing filled in: the first field that is missing has the focus, nothing was sent
  await page.getByRole('button', { name: '提交订单并付款' }).click()
  await expect(page.getByLabel('邮箱')).toBeFocused()
  await expect(page.getByText(/还有 \d+ 处没填好/)).toBeVisible()

  await page.getByLabel('邮箱').fill('guest@shop.test')
  await fillAddress(page)
  // pressed twice, ordered once
  await page.getByRole('button', { name: '提交订单并付款' }).dblclick()
  await page.getByText('放弃支付').click()

  await expect(page.getByRole('heading', { level: 1, name: '等待付款' })).toBeVisible()
  await expect(page.getByRole('timer')).toContainText('还剩')
  await page.getByRole('link', { name: '去付款' }).click()
  await pay(page)

  const link = page.url()
  const stranger = await browser.newPage()
  await stranger.goto(link)
  await expect(stranger.getByText('南京东路 1 号 101')).toBeVisible()
  for (const wrong of [link.replace(/token=[^&]+/, 'token=wrong'), link.replace(/\?.*/, '')]) {
    await stranger.goto(wrong)
    await expect(stranger.getByRole('heading', { name: '没有找到这个订单' })).toBeVisible()
    await expect(stranger.getByText('南京东路')).toHaveCount(0)
  }
  await stranger.close()

  await page.goto('/zh-CN/cart')
  await expect(page.getByRole('heading', { name: '购物车还空着' })).toBeVisible()
})

test('a guest changes the cart: more, fewer, out, and back by the undo', async ({ page }) => {
  await addToCart(page, 'hanging-plant')
  await page.goto('/zh-CN/cart')
  const quantity = page.getByRole('spinbutton', { name: '垂吊绿植 的数量' })
  await expect(quantity).toHaveValue('1')
  await page.getByRole('button', { name: '多要一件 垂吊绿植' }).click()
  await expect(quantity).toHaveValue('2')
  await expect(page.getByText('共 2 件')).toBeVisible()

  await page.getByRole('button', { name: '移除 垂吊绿植' }).click()
  const undo = page.getByRole('button', { name: '把「垂吊绿植」放回购物车' })
  await expect(undo).toBeFocused()
  // shown at once, kept a moment later: a page that is read anew before that would show the cart without it
  const kept = page.waitForResponse((answer) => answer.request().postDataJSON()?.quantity === 2)
  await undo.press('Enter')
  await expect(quantity).toHaveValue('2')
  await kept
  await page.reload()
  await expect(quantity).toHaveValue('2')
})

test('what cannot be had is refused with the number that can, and the cart keeps the old one', async ({ page }) => {
  await addToCart(page, 'hanging-plant')
  await page.goto('/zh-CN/cart')
  for (const quantity of [-1, 1.5, 100, 1e9, '2']) {
    const status = await page.evaluate(async (asked) => {
      const variantId = (await (await fetch('/api/cart')).json()).lines[0].variantId
      const body = JSON.stringify({ variantId, quantity: asked, mode: 'set' })
      return (await fetch('/api/cart', { method: 'POST', body })).status
    }, quantity)
    expect(status).toBe(400)
  }
  await page.reload()
  await expect(page.getByRole('spinbutton', { name: '垂吊绿植 的数量' })).toHaveValue('1')
})
