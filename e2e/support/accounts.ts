import { expect, type Page } from '@playwright/test'

export const PASSWORD = 'regulars-demo'

/** Signs in through the page, as a person does. */
export async function signIn(page: Page, email: string, locale = 'zh-CN'): Promise<void> {
  await page.goto(`/${locale}/sign-in`)
  await page
    .getByLabel(/邮箱|E-?mail/i)
    .first()
    .fill(email)
  await page
    .getByLabel(/密码|Password/i)
    .first()
    .fill(PASSWORD)
  await page
    .getByRole('main')
    .getByRole('button', { name: /^(登录|Sign in)$/ })
    .click()
  await expect(page).not.toHaveURL(/sign-in/)
}
