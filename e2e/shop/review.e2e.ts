import { expect, test } from '@playwright/test'
import { signIn } from '../support/accounts'

test('a buyer reviews what came, the page of the product says so, and the shop hides it with a reason', async ({
  page,
  browser,
}) => {
  const words = `用着很顺手 ${Date.now()}`
  await signIn(page, 'li@demo.test')
  await page.goto('/zh-CN/account/reviews')
  const first = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ hasNot: page.getByRole('img') })
    .first()
  const title = await first.getByRole('link').innerText()
  const href = await first.getByRole('link').getAttribute('href')
  await first.getByRole('button', { name: '写评价' }).click()
  const sheet = page.getByRole('dialog', { name: `评价「${title}」` })
  await sheet.getByRole('button', { name: '发布' }).click()
  await expect(sheet.getByText('先点几颗星。')).toBeVisible()
  await sheet.getByRole('radio', { name: '不错' }).check({ force: true })
  await sheet.getByLabel('说两句').fill(words)
  await sheet.getByRole('button', { name: '发布' }).click()
  await expect(sheet).toBeHidden()
  await expect(page.getByRole('main').getByText(words)).toBeVisible()

  const guest = await (await browser.newContext()).newPage()
  await expect(async () => {
    await guest.goto(href ?? '')
    await expect(guest.getByRole('region', { name: '买过的人怎么说' })).toContainText(words, { timeout: 1_000 })
  }).toPass({ timeout: 20_000 })
  await expect(guest.getByRole('region', { name: '买过的人怎么说' })).not.toContainText('li@demo.test')

  const desk = await (await browser.newContext()).newPage()
  await signIn(desk, 'support@demo.test')
  await desk.goto('/zh-CN/merchant/reviews')
  const row = desk.getByRole('row').filter({ hasText: words })
  await row.getByRole('button', { name: '收起', exact: true }).click()
  await desk.getByRole('dialog').getByLabel('为什么').fill('试一试')
  await desk.getByRole('dialog').getByRole('button', { name: '收起', exact: true }).click()
  await expect(row).toContainText('已收起')
  await expect(desk.getByRole('dialog')).toHaveCount(0)

  // many at once are decided as one is, and that is taken back
  await row.getByRole('checkbox').check()
  await desk.getByRole('region', { name: '选中的' }).getByRole('button', { name: '重新展示' }).click()
  await desk.getByRole('dialog').getByLabel('为什么').fill('看错了')
  await desk.getByRole('dialog').getByRole('button', { name: '重新展示' }).click()
  await expect(row).not.toContainText('已收起')
  await desk.getByRole('button', { name: '撤销' }).click()
  await expect(row).toContainText('已收起')
  await page.reload()
  await expect(page.getByRole('main').getByText('这条评价被店家收起了').first()).toBeVisible()
})
