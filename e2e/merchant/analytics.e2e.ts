import { expect, type Page, test } from '@playwright/test'
import { signIn } from '../support/accounts'
import { languageOf, wordsIn } from '../support/words'

/** A sentence with one gap, as something to be found by. */
const withGap = (sentence: string, gap: string): RegExp =>
  new RegExp(
    `^${sentence
      .split(gap)
      .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
      .join('(.+)')}`,
  )

const monthIn = (page: Page): string => new URL(page.url()).searchParams.get('month') ?? ''

test('finance closes the next month by the keyboard alone; what was closed is counted anew and is the same', async ({
  page,
}, { project }) => {
  const locale = languageOf(project.name)
  const t = wordsIn(locale)
  await signIn(page, 'finance@demo.test', locale)
  await page.goto(`/${locale}/merchant/analytics/finance`)
  const open = page.getByRole('button', { name: withGap(t('analytics.finance.close.open', { month: '{}' }), '{}') })
  const sheet = page.getByRole('dialog')
  await expect(async () => {
    await open.press('Enter')
    await expect(sheet).toBeVisible({ timeout: 2000 })
  }).toPass()
  await expect(sheet.getByText(t('analytics.finance.close.promises.never'))).toBeVisible()
  await sheet.getByRole('button', { name: t('analytics.finance.close.submit'), exact: true }).press('Enter')
  await expect(page).toHaveURL(/month=\d{4}-\d\d/)
  await expect(page.getByRole('main')).toContainText(t('analytics.finance.state.equal'))
  const closed = page.getByRole('table', { name: t('analytics.finance.closed.title') })
  await expect(closed.locator(`a[href*="month=${monthIn(page)}"]`)).toBeVisible()

  // who does not close books is not offered it, and reads the same sums
  await page.context().clearCookies()
  await signIn(page, 'merchant@demo.test', locale)
  await page.goto(`/${locale}/merchant/analytics/finance`)
  await expect(page.getByRole('table', { name: t('analytics.finance.closed.title') })).toBeVisible()
  await expect(open).toHaveCount(0)
})

test('an owner asks what is wrong with the points, and is led to where it is put right', async ({ page }, {
  project,
}) => {
  const locale = languageOf(project.name)
  const t = wordsIn(locale)
  await signIn(page, 'owner@demo.test', locale)
  await page.goto(`/${locale}/merchant/analytics/points?range=90`)
  const doctor = page.getByRole('region', { name: t('analytics.points.doctor.title') })
  const first = doctor.getByRole('article').first()
  await expect(first.getByRole('heading')).toBeVisible()
  const lever = first.getByRole('link').last()
  const place = await lever.getAttribute('href')
  await lever.click()
  await expect(page).toHaveURL(new RegExp(`${place?.split('?')[0]}(\\?|$)`))
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('a number of the overview leads to the entries that it sums, and they leave as a file of that sum', async ({
  page,
}, { project }) => {
  test.skip(project.name !== 'desktop', 'a sum has no width')
  await signIn(page, 'marketer@demo.test', 'en')
  // days that no other story writes in
  await page.goto('/en/merchant?range=custom&from=2026-08-20&to=2026-09-20')
  const issued = page.getByRole('main').locator('dd').locator('a[href*="flow=issued"]')
  const shown = Number((await issued.innerText()).replaceAll(',', ''))
  expect(shown).toBeGreaterThan(0)
  await issued.click()
  await expect(page).toHaveURL(/\/merchant\/points\/journal\?.*flow=issued/)
  await expect(page.getByRole('table')).toBeVisible()
  const file = await page.request.get(
    `/api/merchant/exports/points-journal?${new URL(page.url()).searchParams}&format=csv`,
  )
  const [head = '', ...lines] = (await file.text()).replace('\ufeff', '').trim().split('\r\n')
  const column = head.split(',').findIndex((name) => /points$/i.test(name))
  const points = lines.map((line) => Math.abs(Number(line.split(',')[column])))
  expect(points.reduce((sum, one) => sum + one, 0)).toBe(shown)
})
