import { expect, test } from '@playwright/test'
import { signIn } from '../support/accounts'
import { database } from '../support/doors'
import { browserOf, newShopper } from '../support/shoppers'

test('two accounts of one person become one, and are taken apart again', async ({ page, browser }) => {
  const [old, kept] = [await newShopper(), await newShopper()]
  await database.query(
    `select points_award($1, $2, 'manual', 'gift', 120, '{"note": "回头礼", "points": 120}', null, null, 'marketing', null, null, null)`,
    [old.id, `gift:${old.id}`],
  )
  await signIn(page, 'support@demo.test')
  await page.goto(`/zh-CN/merchant/shoppers/${kept.id}`)
  await page.getByRole('main').getByRole('button', { name: '合并账户', exact: true }).click()
  const sheet = page.getByRole('dialog', { name: /^把另一个账户并入/ })
  await sheet.getByLabel('另一个账户的邮箱').fill('nobody@nowhere.test')
  await sheet.getByRole('button', { name: '查找', exact: true }).click()
  await expect(sheet.getByRole('alert')).toBeVisible()
  await sheet.getByLabel('另一个账户的邮箱').fill(old.name)
  await sheet.getByRole('button', { name: '查找', exact: true }).click()
  await expect(sheet.getByRole('region', { name: '会带过来' })).toContainText('可用 120 积分')
  await sheet.getByLabel('为什么合并').fill('同一位顾客换了邮箱')
  await sheet.getByRole('button', { name: '合并', exact: true }).click()
  await expect(sheet).toBeHidden()
  const note = page.getByRole('main').getByText('已并入这个账户')
  await expect(note).toBeVisible()

  const mine = await browserOf(browser, kept)
  await mine.goto('/zh-CN/points')
  await expect(mine.getByRole('region', { name: '可用积分' })).toContainText('120')
  const closed = await browserOf(browser, old)
  await closed.goto('/zh-CN/account')
  await expect(closed).toHaveURL(/\/sign-in/)

  await page.getByRole('main').getByRole('button', { name: '拆开', exact: true }).click()
  const apart = page.getByRole('dialog', { name: '拆开两个账户' })
  await apart.getByLabel('为什么拆开').fill('认错人了')
  await apart.getByRole('button', { name: '拆开', exact: true }).click()
  await expect(apart).toBeHidden()
  await expect(note).toHaveCount(0)
  await mine.reload()
  await expect(mine.getByRole('region', { name: '可用积分' })).not.toContainText('120')
})
