import { expect, test } from '@playwright/test'
import { signIn } from '../support/accounts'
import { newShopper } from '../support/shoppers'

test('staff record that somebody came by: once a day gives points, twice gives none, and a slip is taken back', async ({
  page,
}) => {
  const shopper = await newShopper()
  await signIn(page, 'owner@demo.test')
  await page.goto('/zh-CN/merchant/points/behaviours/store-visit')
  const record = async () => {
    await page.getByRole('button', { name: '给顾客记一次' }).click()
    const sheet = page.getByRole('dialog', { name: '给顾客记一次「到店」' })
    await sheet.getByRole('button', { name: '记下' }).click()
    await expect(sheet.getByText('先找到顾客。')).toBeVisible()
    await sheet.getByLabel('顾客').fill(shopper.name)
    await sheet.getByRole('button', { name: '查找' }).click()
    await sheet.getByRole('button').filter({ hasText: shopper.name }).click()
    await sheet.getByLabel('门店').selectOption('静安店')
    await sheet.getByRole('button', { name: '记下' }).click()
    await expect(sheet).toBeHidden()
  }
  await record()
  await expect(page.getByText('已记下，发放 10 积分')).toBeVisible()
  await record()
  await expect(page.getByText('已记下，没有发积分：次数已满')).toBeVisible()
  const rows = page.getByRole('row').filter({ hasText: '小棠' })
  await rows.nth(1).getByRole('button', { name: '作废' }).click()
  const slip = page.getByRole('dialog', { name: '作废这次记录' })
  await slip.getByLabel('原因').fill('记错人了')
  await slip.getByRole('button', { name: '作废' }).click()
  await expect(page.getByText('已作废，收回 10 积分')).toBeVisible()
})

test('a marketer makes a behaviour of the shop’s own, and it gives nothing until a rule speaks of it', async ({
  page,
}, { project }) => {
  const name = `晒单 ${project.name} ${Date.now().toString(36)}`
  const code = `show-${project.name}-${Date.now().toString(36)}`
  await signIn(page, 'marketer@demo.test')
  await page.goto('/zh-CN/merchant/points/behaviours')
  await page.getByRole('button', { name: '新建行为' }).click()
  const sheet = page.getByRole('dialog', { name: '新建行为' })
  await sheet.getByLabel('中文名').first().fill(name)
  await sheet.getByLabel('英文名').first().fill(name)
  await sheet.getByLabel('代码').fill('晒单')
  await sheet.getByRole('button', { name: '保存' }).click()
  await expect(sheet).toBeVisible()
  await sheet.getByLabel('代码').fill(code)
  await sheet.getByRole('button', { name: '保存' }).click()
  await expect(sheet).toBeHidden()
  const row = page.getByRole('row').filter({ hasText: name })
  await expect(row).toContainText('没有现行规则，不发积分')
  await expect(row.getByRole('link', { name: '写规则' })).toHaveAttribute('href', new RegExp(`behaviour=${code}`))
})
