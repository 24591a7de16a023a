import { expect, test } from '@playwright/test'
import { signIn } from '../support/accounts'
import { browserOf, newShopper } from '../support/shoppers'

test('support gives more than it may alone, the owner agrees, the shopper reads why, and the owner takes it back', async ({
  page,
  browser,
}) => {
  const shopper = await newShopper()
  const note = `包裹晚到，请收下 ${Date.now()}`
  await signIn(page, 'support@demo.test')
  await page.goto(`/zh-CN/merchant/shoppers/${shopper.id}`)
  await page.getByRole('button', { name: '调整积分' }).click()
  const sheet = page.getByRole('dialog')
  const submit = sheet.getByRole('button', { name: /^(入账|提交，等同事同意)$/ })
  await submit.click()
  await expect(sheet.getByText('太少或太短了。')).toBeVisible()
  await sheet.getByRole('textbox', { name: '多少积分' }).fill('2600')
  const preview = sheet.getByRole('region', { name: '会变成这样' })
  await expect(preview).toContainText('可用积分 0 → 2,600')
  await expect(preview).toContainText('要另一位同事同意')
  await sheet.getByLabel('写给顾客的话').fill(note)
  await submit.click()
  await expect(sheet).toBeHidden()
  await page.goto(`/zh-CN/merchant/points/adjustments?shopper=${shopper.id}`)
  await expect(page.getByRole('table')).toContainText('等同意')
  await expect(page.getByRole('button', { name: '处理' })).toHaveCount(0)

  const owner = await (await browser.newContext()).newPage()
  await signIn(owner, 'owner@demo.test')
  await owner.goto(`/zh-CN/merchant/points/adjustments?state=waiting&shopper=${shopper.id}`)
  await owner.getByRole('link', { name: /^#\d+$/ }).click()
  // the list has such a button too
  await expect(owner.getByRole('heading', { level: 1 })).toContainText('调整 #')
  await owner.getByRole('main').getByRole('button', { name: '处理' }).click()
  await owner.getByRole('dialog').getByLabel('留一句话').fill('可以')
  await owner.getByRole('dialog').getByRole('button', { name: '确定' }).click()
  await expect(owner.getByRole('heading', { level: 1 })).toContainText('已入账')
  await expect(owner.getByRole('table')).toContainText('+2,600')

  const me = await browserOf(browser, shopper)
  await me.goto('/zh-CN/points')
  const given = me.getByRole('main').getByRole('listitem').filter({ hasText: '+2,600' })
  await given.getByText('+2,600').first().click()
  await expect(given.getByText(note)).toBeVisible()

  await owner.getByRole('button', { name: '撤销' }).click()
  await owner.getByRole('dialog').getByLabel('为什么撤销').fill('送错人了')
  await owner.getByRole('dialog').getByRole('button', { name: '撤销这条调整' }).click()
  await expect(owner.getByRole('heading', { level: 1 })).toContainText('已撤销')
  await me.reload()
  await expect(me.getByRole('main').getByText('−2,600').first()).toBeVisible()
})

test('a pasted list is shown row by row before anything is posted', async ({ page }) => {
  const shopper = await newShopper()
  await signIn(page, 'owner@demo.test')
  await page.goto('/zh-CN/merchant/points/adjustments/new')
  await page.getByLabel('写给顾客的话').fill('周年快乐')
  await page.getByLabel('一行一个：邮箱,积分').fill(`email,points\n${shopper.name},40\nnobody@nowhere.test,5\n=1+1,2`)
  await page.getByRole('button', { name: '预览' }).click()
  await expect(page.getByText('没有这位顾客：nobody@nowhere.test')).toBeVisible()
  await expect(page.getByText('第 4 行：邮箱不对。')).toBeVisible()
  await expect(page.getByRole('button', { name: /位顾客入账/ })).toBeDisabled()
  await page.getByLabel('一行一个：邮箱,积分').fill(`${shopper.name},40`)
  await page.getByRole('button', { name: '预览' }).click()
  await page.getByRole('button', { name: '给 1 位顾客入账' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('已入账')
  await expect(page.getByRole('table')).toContainText(shopper.name)
})
