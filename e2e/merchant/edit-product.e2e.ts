import { expect, type Page, test } from '@playwright/test'
import sharp from 'sharp'
import { signIn } from '../support/accounts'

test('a merchant makes a product, counts its stock and puts it away', async ({ page }, { project }) => {
  const name = `Plum jar ${project.name} ${Date.now()}`
  await signIn(page, 'merchant@demo.test')
  await page.goto('/zh-CN/merchant/catalog/new')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByLabel('名称（中文）')).toBeFocused()
  await expect(page.getByText('写上售价。')).toBeVisible()

  await page.getByLabel('名称（中文）').fill(`梅瓶 ${name}`)
  await page.getByLabel('名称（英文）').fill(name)
  await page.getByLabel('介绍（中文）').fill('青釉小瓶。\n\n- 高 12 厘米')
  await page.getByLabel('售价（¥）').fill('128.5')
  await page.getByLabel('初始库存').fill('6')
  await page.getByLabel('状态', { exact: true }).selectOption('active')
  const picture = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#7a9' } })
    .png()
    .toBuffer()
  await page.getByLabel('添加图片').first().setInputFiles({ name: '瓶.png', mimeType: 'image/png', buffer: picture })
  await expect(page.getByText('封面', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('商品已保存')).toBeVisible()
  await expect(page).toHaveURL(/\/merchant\/catalog\/[\w-]{36}$/)

  await page.getByRole('button', { name: /^改库存: / }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('改成').fill('2')
  await sheet.getByLabel('原因').selectOption('damage')
  await sheet.getByRole('button', { name: '改库存' }).click()
  await expect(page.getByText('库存已改为 2 件')).toBeVisible()

  await page.getByLabel('售价（¥）').fill('99')
  await expect(page.getByText('有改动还没保存')).toBeVisible()
  await page.keyboard.press('Control+s')
  await expect(page.getByText('有改动还没保存')).toBeHidden()

  await page.goto(`/zh-CN/merchant/catalog?q=${encodeURIComponent(name)}`)
  await expect(page.getByText('¥99.00')).toBeVisible()
  if (project.name === 'desktop') await archivedByKeyboard(page)
  else {
    await page.getByRole('checkbox', { name: `选中「梅瓶 ${name}」` }).check()
    await page.getByRole('button', { name: '归档', exact: true }).click()
    await expect(page.getByText('1 件已归档')).toBeVisible()
    await page.getByRole('button', { name: '撤销' }).click()
  }
  await expect(page.getByText('已撤销')).toBeVisible()
  await expect(page.getByRole('row', { name: new RegExp(name) }).getByText('上架中')).toBeVisible()
})

/** Past the rows to what can be done, back to where it began, and undone. */
async function archivedByKeyboard(page: Page): Promise<void> {
  const whole = page.getByRole('table').getByRole('checkbox', { name: '选中本页' })
  await expect(async () => {
    await whole.focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('Tab')
    await expect(page.getByRole('button', { name: '去批量操作' })).toBeFocused({ timeout: 1_000 })
  }).toPass()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: '选中的' })).toBeFocused()
  const archive = page.getByRole('button', { name: '归档', exact: true })
  for (let i = 0; i < 8 && !(await archive.evaluate((one) => one === document.activeElement)); i += 1)
    await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByText('1 件已归档')).toBeVisible()
  await expect(whole).toBeFocused()
  await page.keyboard.press('Control+z')
}

test('a clerk looks and does not touch', async ({ page }) => {
  await signIn(page, 'clerk@demo.test')
  await page.goto('/zh-CN/merchant/catalog')
  await expect(page.getByRole('heading', { level: 1, name: '商品' })).toBeVisible()
  await expect(page.getByRole('link', { name: '新建商品' })).toHaveCount(0)
  expect((await page.goto('/zh-CN/merchant/catalog/new'))?.status()).toBe(403)
})
