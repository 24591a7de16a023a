import { expect, type Locator, type Page, test } from '@playwright/test'
import { signIn } from '../support/accounts'
import { database } from '../support/doors'

test.skip(({ isMobile }) => isMobile, 'keys and staff are a matter of the desk')

const letterTo = async (email: string): Promise<string> => {
  const { rows } = await database.query(`select params->>'token' as token from mail_outbox where recipient = $1`, [
    email,
  ])
  return rows[0]?.token ?? ''
}

test('somebody is invited, takes the letter up and works; removed, their open page ends; brought back by undo', async ({
  page,
  browser,
}) => {
  const email = `new-${Date.now()}@demo.test`
  await signIn(page, 'owner@demo.test')
  await page.goto('/zh-CN/merchant/staff')
  await page.getByRole('button', { name: '邀请', exact: true }).click()
  const sheet = page.getByRole('dialog', { name: '邀请一位员工' })
  await sheet.getByLabel('邮箱').fill(email)
  await sheet.getByLabel('角色').selectOption('support')
  await sheet.getByLabel('为什么').fill('周末的客服')
  await sheet.getByRole('button', { name: '发出邀请' }).click()
  await expect(page.getByRole('row').filter({ hasText: email })).toContainText('客服')

  const desk = await browser.newPage()
  const token = await letterTo(email)
  await desk.goto(`/zh-CN/join?token=${token}`)
  await expect(desk.getByText(email)).toBeVisible()
  await desk.getByLabel('怎么称呼你').fill('小林')
  await desk.getByLabel('密码', { exact: true }).fill('tea and seven cups')
  await desk.getByRole('button', { name: '设好密码，开始工作' }).click()
  await expect(desk.getByRole('heading', { level: 1, name: '总览' })).toBeVisible()
  await desk.goto(`/zh-CN/join?token=${token}`)
  await expect(desk.getByRole('heading', { name: '这封邀请打不开了' })).toBeVisible()

  await page.reload()
  await page.getByRole('button', { name: '把 小林 移出店铺' }).click()
  const leave = page.getByRole('dialog', { name: '把 小林 移出店铺' })
  await leave.getByLabel('为什么').fill('换工作了')
  await leave.getByRole('button', { name: '移出' }).click()
  await expect(page.getByRole('row').filter({ hasText: email })).toHaveCount(0)
  await desk.goto('/zh-CN/merchant/orders')
  await expect(desk).toHaveURL(/\/sign-in/)
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(page.getByRole('row').filter({ hasText: email })).toContainText('客服')
  await desk.close()
})

const palette = (page: Page) => page.getByRole('dialog', { name: '跳转、查找、新建' })

test('everything is a few keys away, and single keys can be switched off', async ({ page }) => {
  await signIn(page, 'support@demo.test')
  await page.goto('/zh-CN/merchant/orders')
  const number = (
    await page
      .getByRole('link', { name: /^#?\d{4,}$/ })
      .first()
      .innerText()
  ).replace('#', '')
  await page.keyboard.press('Control+k')
  await expect(palette(page).getByRole('combobox')).toBeFocused()
  await page.keyboard.type('评价')
  await expect(palette(page).getByRole('option', { name: '商品评价' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/merchant\/reviews$/)

  // a number leads to its order; what support may not open is not offered
  await page.keyboard.press('/')
  await page.keyboard.type(number)
  await expect(palette(page).getByRole('option', { name: `#${number}` })).toBeVisible()
  await expect(palette(page).getByRole('option', { name: '操作记录' })).toHaveCount(0)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(number) })).toBeVisible()

  await page.keyboard.press('?')
  const keys = page.getByRole('dialog', { name: '快捷键' })
  await keys.getByRole('checkbox', { name: '单个按键也算快捷键' }).uncheck()
  await page.keyboard.press('Escape')
  await expect(keys).toBeHidden()
  await page.keyboard.press('/')
  await page.keyboard.press('Control+k')
  await expect(palette(page).getByRole('option', { name: `#${number}` })).toBeVisible()
  await page.keyboard.type('English')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/en\/merchant\/orders\//)
})

test('from the checklist to the first reward that can be exchanged: ten presses at most', async ({ page }) => {
  const name = `First ${Date.now()}`
  let presses = 0
  const press = async (what: Locator) => {
    presses += 1
    await what.click()
  }
  await signIn(page, 'owner@demo.test')
  await page.goto('/zh-CN/merchant')
  const list = page.getByRole('region', { name: '开店清单' })
  await press(list.getByRole('link', { name: '新建商品' }))
  await page.getByLabel('名称（中文）').fill(name)
  await page.getByLabel('名称（英文）').fill(name)
  await page.getByLabel('售价（¥）').fill('128')
  await page.getByLabel('初始库存').fill('6')
  await page.getByLabel('状态', { exact: true }).selectOption('active')
  presses += 1
  await press(page.getByRole('button', { name: '保存' }))
  await expect(page.getByText('商品已保存')).toBeVisible()

  await press(page.getByRole('navigation', { name: '后台导航' }).getByRole('link', { name: '总览' }))
  await press(list.getByRole('link', { name: '新建奖励' }))
  await press(page.getByRole('radio', { name: '核销码' }))
  await page.getByLabel('中文名').fill(name)
  await page.getByLabel('英文名').fill(name)
  await press(page.getByRole('button', { name: '保存并上架' }))
  await expect(page).toHaveURL(/\/merchant\/rewards$/)
  expect(presses).toBeLessThanOrEqual(10)
  await page.goto('/zh-CN/rewards')
  await expect(page.getByRole('heading', { name }).first()).toBeVisible()

  await page.goto('/zh-CN/merchant')
  await list.getByRole('button', { name: '收起' }).click()
  await page.reload()
  await expect(list.getByRole('link', { name: '新建奖励' })).toHaveCount(0)
  await list.getByRole('button', { name: '打开清单' }).click()
  await expect(list.getByRole('link', { name: '新建奖励' })).toBeVisible()
})
