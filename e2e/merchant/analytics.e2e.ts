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

/** The points of what a page of the journal lists, out of the file that it leaves as. */
async function pointsInFile(page: Page): Promise<number> {
  const file = await page.request.get(
    `/api/merchant/exports/points-journal?${new URL(page.url()).searchParams}&format=csv`,
  )
  const [head = '', ...lines] = (await file.text()).replace('\ufeff', '').trim().split('\r\n')
  const column = head.split(',').findIndex((name) => /points$/i.test(name))
  return lines.reduce((sum, line) => sum + Math.abs(Number(line.split(',')[column])), 0)
}

test('finance closes the next month by the keyboard alone; what was closed is counted anew and is the same', async ({
  page,
}, { project }) => {
  const locale = languageOf(project.name)
  const t = wordsIn(locale)
  await signIn(page, 'finance@demo.test', locale)
  // the days that the other pages look at are kept on the way here and back
  await page.goto(`/${locale}/merchant/analytics/finance?range=90`)
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
  await expect(page.locator('a[href$="/merchant?range=90"]').first()).toBeVisible()
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
  expect(await pointsInFile(page)).toBe(shown)
})

test('a merchant reads what an action’s points cost, and the entries that make the sum', async ({ page }, {
  project,
}) => {
  const locale = languageOf(project.name)
  const t = wordsIn(locale)
  await signIn(page, 'merchant@demo.test', locale)
  // days that no other story writes in
  await page.goto(`/${locale}/merchant/analytics/costs?range=custom&from=2026-08-20&to=2026-09-20`)
  const gaps = { ledger: '{}', money: '{}', sum: '{}' }
  const addsUp = t('analytics.costs.points.balanced', gaps).split('{}')[0] ?? ''
  await expect(page.getByRole('main')).toContainText(addsUp)
  const given = page
    .getByRole('table', { name: t('analytics.costs.points.title') })
    .locator('a[href*="/journal"]')
    .first()
  const shown = Number((await given.innerText()).replaceAll(',', ''))
  expect(shown).toBeGreaterThan(0)
  await given.click()
  await expect(page).toHaveURL(/\/merchant\/points\/journal\?/)
  await expect(page.getByRole('table').first()).toBeVisible()
  expect(await pointsInFile(page)).toBe(shown)
})

test('a marketer looks at what began, is told where nothing can be told, and at what rewards are worth', async ({
  page,
}, { project }) => {
  const locale = languageOf(project.name)
  const t = wordsIn(locale)
  await signIn(page, 'marketer@demo.test', locale)
  await page.goto(`/${locale}/merchant/analytics/effect`)
  const begun = page.getByRole('region', { name: t('analytics.effect.launches.label') }).getByRole('link')
  await begun.first().click()
  await expect(page).toHaveURL(/since=\d{4}-\d\d-\d\d/)
  // whatever else began on that day is looked at with it
  const looked = begun.and(page.locator('[aria-current]'))
  await expect(looked.first()).toBeVisible()
  const verdicts = ['up', 'down', 'unclear'].map((one) => t(`analytics.effect.verdict.${one}`))
  const figures = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { level: 2 }) })
  await expect(figures).toHaveCount(7)
  for (const figure of await figures.all()) await expect(figure).toContainText(new RegExp(verdicts.join('|')))
  await looked.first().click()
  await expect(page).not.toHaveURL(/since=/)

  await page.goto(`/${locale}/merchant/analytics/rewards?range=90`)
  await page.getByRole('link', { name: t('analytics.rewards.worth.ladder') }).click()
  await expect(page).toHaveURL(/\/merchant\/rewards\/ladder/)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('an owner sees who has not come for long, has them as a list of as many, and a rule for them begun', async ({
  page,
}, { project }) => {
  const locale = languageOf(project.name)
  const t = wordsIn(locale)
  await signIn(page, 'owner@demo.test', locale)
  await page.goto(`/${locale}/merchant/analytics/shoppers`)
  const named = t('points.ruleWords.segments.lapsed')
  const segment = page
    .getByRole('table', { name: t('analytics.shoppers.segments.title') })
    .getByRole('row')
    .filter({ hasText: named })
  const many = Number(/\d+/.exec(await segment.getByRole('cell').nth(1).innerText())?.[0])
  expect(many).toBeGreaterThan(0)
  await segment.getByRole('link', { name: t('analytics.shoppers.segments.list') }).click()
  await expect(page).toHaveURL(/segment=lapsed/)
  const found =
    t('merchant.shoppers.found', { count: many, available: '{}', pending: '', held: '' }).split('{}')[0] ?? ''
  await expect(page.getByRole('main')).toContainText(found)
  await page.goBack()
  await segment.getByRole('link', { name: t('analytics.shoppers.segments.rule') }).click()
  await expect(page).toHaveURL(/segment=lapsed/)
  await expect(page.getByRole('main')).toContainText(named)
})

test('a clerk is shown no figures, and not led to them', async ({ page }, { project }) => {
  const locale = languageOf(project.name)
  const t = wordsIn(locale)
  await signIn(page, 'clerk@demo.test', locale)
  await page.goto(`/${locale}/merchant/analytics/costs`)
  await expect(page.getByRole('heading', { level: 1, name: t('merchant.forbidden.title') })).toBeVisible()
  await expect(page.getByRole('link', { name: t('analytics.costs.title') })).toHaveCount(0)
  await expect(page.getByRole('table')).toHaveCount(0)
})
