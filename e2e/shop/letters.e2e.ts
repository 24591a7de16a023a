import { expect, type Page, test } from '@playwright/test'

// There is no mail server in this shop: letters lie in the outbox, and everything still works.
const fresh = (name: string, project: string) => `${name}-${project}-${Date.now()}@shop.test`

async function signUp(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/zh-CN/sign-up')
  await page.getByLabel('怎么称呼你').fill('小棠')
  await page.getByLabel('邮箱').fill(email)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('main').getByRole('button', { name: '注册' }).click()
  await expect(page).not.toHaveURL(/sign-up/)
}

/** Opens the newest letter to someone and answers the link in it. */
async function linkInLetter(page: Page, email: string, pattern: RegExp): Promise<string> {
  await expect(async () => {
    await page.goto('/zh-CN/outbox')
    await expect(page.getByText(email).first()).toBeVisible({ timeout: 1_000 })
  }).toPass()
  const html = await page.content()
  const link = pattern.exec(html.replaceAll('&amp;', '&'))
  if (!link) throw new Error(`no letter to ${email} has a link like ${pattern}`)
  return link[0]
}

test('a new member is welcomed, leaves everywhere, and comes back by a mailed link', async ({ page }, { project }) => {
  const email = fresh('link', project.name)
  await signUp(page, email, 'a long walk by the river')
  await page.goto('/zh-CN/account')
  await expect(page.getByText('小棠').first()).toBeVisible()

  await page.context().clearCookies()
  await page.goto('/zh-CN/sign-in')
  await page.getByRole('link', { name: '邮件登录' }).click()
  await expect(page).toHaveURL(/by=mail/)
  await page.getByLabel('邮箱').last().fill(email)
  await page.getByRole('button', { name: '把登录链接发给我' }).click()
  await expect(page.getByText('登录链接马上就到').first()).toBeVisible()

  const link = await linkInLetter(page, email, /\/zh-CN\/magic-link\?token=[\w-]{43}/)
  await page.goto(link)
  await page.getByRole('main').getByRole('button', { name: '登录' }).click()
  await expect(page).not.toHaveURL(/magic-link/)
  await page.goto('/zh-CN/account')
  await expect(page.getByText('小棠').first()).toBeVisible()

  // the same link does not open twice
  await page.context().clearCookies()
  await page.goto(link)
  await page.getByRole('main').getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('alert').first()).toBeVisible()
})

test('a forgotten password is set anew, and other devices are signed out', async ({ page, browser }, { project }) => {
  const email = fresh('reset', project.name)
  await signUp(page, email, 'a long walk by the river')

  const other = await (await browser.newContext({ locale: 'zh-CN' })).newPage()
  await other.goto('/zh-CN/forgot-password')
  await other.getByLabel('邮箱').fill(email)
  await other.getByRole('button', { name: '寄给我' }).click()
  const link = await linkInLetter(other, email, /\/zh-CN\/reset-password\?token=[\w-]{43}/)
  await other.goto(link)
  await other.getByLabel('新密码').fill('another walk, by the sea')
  await other.getByRole('button', { name: '保存并登录' }).click()
  await expect(other).not.toHaveURL(/reset-password/)

  await page.goto('/zh-CN/account')
  await expect(page).toHaveURL(/sign-in/)
})

test('a stranger learns nothing from the sign-in page', async ({ page }) => {
  for (const email of ['owner@demo.test', 'nobody@demo.test']) {
    await page.goto('/zh-CN/sign-in')
    await page.getByLabel('邮箱').first().fill(email)
    await page.getByLabel('密码', { exact: true }).fill('not the password')
    await page.getByRole('main').getByRole('button', { name: '登录', exact: true }).click()
    await expect(page.getByRole('alert').first()).toHaveText('邮箱或密码不对。')
  }
})
