import { expect, test } from '@playwright/test'
import { signIn } from '../support/accounts'
import { comeIn, newShopper } from '../support/shoppers'
import { languageOf, wordsIn } from '../support/words'

test('a marketer writes a page and passes it on; whoever reads it is thanked once, and the desk sees by whose link', async ({
  page,
  browser,
}, { project }) => {
  const locale = languageOf(project.name)
  const t = wordsIn(locale)
  const desk = (key: string) => t(`campaigns-desk.content.${key}`)
  const title = `Tea ${project.name} ${Date.now().toString(36)}`
  await signIn(page, 'marketer@demo.test', locale)
  await page.goto(`/${locale}/merchant/campaigns/content`)
  const sheet = page.getByRole('dialog', { name: desk('newTitle') })
  await expect(async () => {
    await page
      .getByRole('button', { name: desk('new') })
      .first()
      .click({ timeout: 2_000 })
    await expect(sheet).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await sheet.getByLabel(desk('titleZh')).fill(title)
  await sheet.getByLabel(desk('titleEn')).fill(title)
  await sheet.getByLabel(desk('bodyZh')).fill('水温八十五度。')
  await sheet.getByLabel(desk('bodyEn')).fill('At eighty-five degrees.')
  await sheet.getByLabel(desk('target')).fill('https://elsewhere.test')
  await sheet.getByLabel(desk('seconds')).fill('5')
  const save = sheet.getByRole('button', { name: t('common.client.save'), exact: true })
  await save.click()
  await expect(sheet.getByText(t('merchant.form.codes.radar-target-shape'))).toBeVisible()
  await sheet.getByLabel(desk('target')).fill('/products')
  await save.click()
  const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) })
  await expect(card).toContainText(desk('nobody'))
  // what would lie in the clipboard, which a browser without a person doesn't give
  await page.evaluate(() => {
    navigator.clipboard.writeText = async () => Promise.reject(new Error('no clipboard'))
  })
  await card.getByRole('button', { name: desk('copy') }).click()
  const link = await card.getByRole('status').innerText()

  const reader = await browser.newPage()
  await comeIn(reader, await newShopper())
  await reader.goto(link)
  await expect(reader.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(reader.getByText(t('campaigns.reading.offer', { points: 5 }))).toBeVisible()
  await expect(reader.getByText(t('campaigns.reading.thanked', { points: 5 }))).toBeVisible({ timeout: 20_000 })
  await reader.reload()
  await expect(reader.getByText(t('campaigns.reading.before'))).toBeVisible()
  await reader.close()

  await page.reload()
  await card.locator('summary').click()
  await expect(card.getByRole('row').nth(1)).toContainText('1')
  await expect(
    card
      .locator('dl > div')
      .filter({ hasText: desk('points') })
      .getByRole('definition'),
  ).toHaveText('5')
})
