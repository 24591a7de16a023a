import { expect, type Locator, type Page, test } from '@playwright/test'
import { signIn } from '../support/accounts'

const part = (page: Page, name: string) =>
  page.getByRole('region', { name: '规则', exact: true }).getByRole('button', { name })

test('a marketer presses parts of a ready-made rule, reads what a real order earns by it, publishes it for later and ends it', async ({
  page,
}) => {
  const name = `首单礼 ${Date.now()}`
  await signIn(page, 'marketer@demo.test')
  await page.goto('/zh-CN/merchant/points/programme')
  await page.getByRole('link', { name: '用「首单礼」' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '新建规则' })).toBeVisible()
  await part(page, '首单礼').click()
  const names = page.getByRole('region', { name: '名称' })
  await names.getByLabel('中文名').fill('')
  await page.getByRole('region', { name: '发布' }).getByLabel('为什么').fill('拉新')
  await page.getByRole('button', { name: '发布', exact: true }).click()
  // what is wrong opens by itself
  await expect(names.getByText('太少或太短了。')).toBeVisible()
  await names.getByLabel('中文名').fill(name)

  await part(page, '送 200 积分').click()
  await page.getByRole('region', { name: '送什么' }).getByLabel('多少积分').fill('150')
  await expect(part(page, '送 150 积分')).toBeVisible()
  // the shopper's page, in both languages
  const phone = page.getByRole('region', { name: '顾客会看到' })
  await expect(phone).toContainText('送 150 积分')
  await phone.getByText('English').click()
  await expect(phone).toContainText('150 points')
  // on a real order, and what comes of a gift that is worth what it asks for
  await expect(page.getByRole('region', { name: '拿一单真订单算' }).getByLabel('哪一单')).toBeVisible()
  await page.getByRole('region', { name: '送什么' }).getByLabel('多少积分').fill('5900')
  await expect(page.getByRole('region', { name: '送什么' })).toContainText('等于白送')
  await expect(page.getByRole('list', { name: '发布前看一下' })).toContainText('要改')
  await page.getByRole('region', { name: '送什么' }).getByLabel('多少积分').fill('150')

  // later, so that nobody else's orders in these stories earn by it
  await part(page, '发布后生效').click()
  await page.getByRole('region', { name: '从哪天到哪天' }).getByLabel('从哪天开始').fill('2039-01-01')
  await page.getByLabel('不试算就发布的理由').fill('只送首单，数目小')
  await page.getByRole('button', { name: '发布', exact: true }).click()
  await expect(page).toHaveURL(/\/merchant\/points\/programme$/)
  const row = page.getByRole('row').filter({ hasText: name })
  await expect(row).toContainText('未开始')
  await row.getByRole('link').first().click()
  await expect(page.getByRole('heading', { level: 1, name: '改规则' })).toBeVisible()
  await page.getByRole('button', { name: '结束这条规则' }).first().click()
  await page.getByRole('dialog').getByLabel('为什么').fill('不办了')
  await page.getByRole('dialog').getByRole('button', { name: '结束', exact: true }).click()
  await expect(page).toHaveURL(/\/merchant\/points\/programme$/)
  await expect(row).toContainText('已结束')
  // a slip is taken back: what was to come stands again, and then it is ended for good
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(row).toContainText('未开始')
  await row.getByRole('link').first().click()
  await page.getByRole('button', { name: '结束这条规则' }).first().click()
  await page.getByRole('dialog').getByLabel('为什么').fill('不办了')
  await page.getByRole('dialog').getByRole('button', { name: '结束', exact: true }).click()
  await expect(row).toContainText('已结束')
})

/** Presses Tab until something has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, wanted: Locator) {
  await expect(wanted).toBeVisible()
  for (let pressed = 0; pressed < 120; pressed += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('not reached by Tab')
}

test('a rule is written by the keyboard alone, its draft thrown away and fetched back', async ({ page }) => {
  const name = `键盘 ${Date.now()}`
  await signIn(page, 'marketer@demo.test')
  await page.goto('/zh-CN/merchant/points/programme/rule?preset=blank')
  await tabTo(page, part(page, '未命名'))
  await page.keyboard.press('Enter')
  // the focus is in the part's first field
  await page.keyboard.type(name)
  await page.keyboard.press('Tab')
  await page.keyboard.type('By keyboard')
  await page.keyboard.press('Escape')
  await expect(part(page, name)).toBeFocused()

  await tabTo(page, part(page, '加条件'))
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('199')
  await page.keyboard.press('Escape')
  await expect(part(page, '单笔满 ¥199')).toBeFocused()

  await tabTo(page, page.getByRole('region', { name: '发布' }).getByLabel('为什么'))
  await page.keyboard.type('试试')
  await tabTo(page, page.getByRole('button', { name: '存草稿' }))
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/merchant\/points\/programme$/)
  await page.goto(`/zh-CN/merchant/points/programme?state=draft&q=${encodeURIComponent(name)}`)
  const row = page.getByRole('row').filter({ hasText: name })
  await expect(row).toContainText('单笔满 ¥199')

  await row.getByRole('link').first().click()
  await page.getByRole('button', { name: '丢弃草稿' }).click()
  await expect(page).toHaveURL(/\/merchant\/points\/programme$/)
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(page.getByText('草稿已恢复')).toBeVisible()
  await expect(row).toContainText('草稿')
  // and for good
  await row.getByRole('link').first().click()
  await page.getByRole('button', { name: '丢弃草稿' }).click()
  await expect(page.getByText('草稿已丢弃')).toBeVisible()
})
