import { type Browser, expect, type Page, test } from '@playwright/test'
import { signIn } from '../support/accounts'

test.skip(({ isMobile }) => isMobile, 'a marketer sits at a desk; every page is looked at on a phone too')

async function deskOf(browser: Browser, email: string, path: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await signIn(page, email)
  await page.goto(`/zh-CN${path}`)
  return page
}

test('a marketer builds a lottery, is stopped by the linter, mends it, has it simulated; another approves, it is launched, and gets better', async ({
  browser,
}) => {
  const page = await deskOf(browser, 'marketer@demo.test', '/merchant/campaigns/new')
  await page.getByRole('link', { name: /每抽必中的转盘/ }).click()
  const main = page.getByRole('main')
  const steps = main.getByRole('navigation', { name: '四个步骤' })
  const preview = page.getByRole('complementary', { name: '手机上看到的样子' })
  await page.getByLabel('活动名（中文）').fill('冬至转一转')
  await expect(preview).toContainText('冬至转一转')
  await main.getByRole('button', { name: '下一步：奖品' }).click()

  // moved by keyboard, copied, deleted and brought back
  const prizes = main.getByRole('list', { name: '奖品' })
  await expect(prizes.getByRole('listitem')).toHaveCount(8)
  await prizes.getByRole('button', { name: '「20 积分」往前移' }).press('Enter')
  await expect(prizes.getByRole('listitem').first()).toHaveAccessibleName('20 积分')
  await prizes.getByRole('button', { name: '复制「188 积分」' }).click()
  await expect(prizes.getByRole('listitem')).toHaveCount(9)
  await expect(main.getByText('概率合计 105%')).toBeVisible()
  await prizes.getByRole('button', { name: '删除「188 积分」' }).nth(1).click()
  await expect(prizes.getByRole('listitem')).toHaveCount(8)
  await expect(main.getByText('概率合计 100%')).toBeVisible()

  // a prize above the law's cap, and odds that don't make a hundred
  const top = prizes.getByRole('listitem', { name: '2000 积分' })
  await top.getByText('名称、价值和成本').click()
  await top.getByLabel('市场价值').fill('50000.01')
  await top.getByLabel('概率').fill('0.4')
  await expect(main.getByText('概率合计 99.9%')).toBeVisible()
  await steps.getByRole('button', { name: '发布' }).click()
  await expect(main.getByText('抽奖的奖品最高不能超过 ¥50,000')).toBeVisible()
  await expect(main.getByRole('button', { name: '检查并模拟' })).toBeDisabled()

  // each finding leads to its field
  await main
    .getByRole('listitem')
    .filter({ hasText: '最高不能超过' })
    .getByRole('button', { name: '去「奖品」' })
    .click()
  await expect(page.getByRole('listitem', { name: '2000 积分' }).getByLabel('市场价值')).toBeFocused()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('20')
  await main.getByRole('button', { name: '补到最大的那一样' }).click()
  await expect(main.getByText('概率合计 100%')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page.getByText('草稿已保存')).toBeVisible()
  await expect(page).toHaveURL(/\/merchant\/campaigns\/[\w-]{36}\/edit/)

  await steps.getByRole('button', { name: '发布' }).click()
  await expect(main.getByText(/已说清 16 项/)).toBeVisible()
  await main.getByRole('button', { name: '检查并模拟' }).click()
  await expect(main.getByRole('heading', { name: '模拟报告' })).toBeVisible({ timeout: 60_000 })
  await expect(main.getByText('要另一位同事批准')).toBeVisible()

  const other = await deskOf(
    browser,
    'owner@demo.test',
    new URL(page.url()).pathname.replace('/zh-CN', '') + '?step=publish',
  )
  await other.getByRole('button', { name: '批准「冬至转一转」' }).click()
  await expect(other.getByRole('button', { name: '上线「冬至转一转」' })).toBeVisible()

  await page.goto(`${page.url().split('?')[0]}?step=publish`)
  await main.getByRole('button', { name: '上线「冬至转一转」' }).click()
  await expect(main.getByText('已经上线', { exact: true })).toBeVisible()

  // from here on it only gets better for shoppers, and whoever tries otherwise is told which field it was
  await page.goto(page.url().replace(/\/edit.*/, ''))
  await page.getByRole('button', { name: '改得更好' }).click()
  const sheet = page.getByRole('dialog', { name: '让活动更好' })
  await sheet.getByLabel('一次多少积分').fill('120')
  await sheet.getByRole('button', { name: '保存为新版本' }).click()
  await expect(sheet.getByRole('alert')).toContainText('价格只能降低')
  await sheet.getByLabel('一次多少积分').fill('80')
  await sheet.getByLabel('每人每天').fill('6')
  await sheet.getByLabel('一句话介绍（中文）').fill('80 积分抽一次，每天多抽一次。')
  await sheet.getByRole('button', { name: '保存为新版本' }).click()
  await expect(page.getByText('已生效')).toBeVisible()
  await page.getByRole('link', { name: '看顾客的页面' }).click()
  await expect(page.getByText('80 积分抽一次，每天多抽一次。')).toBeVisible()
})
