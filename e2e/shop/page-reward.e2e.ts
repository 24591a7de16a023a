import { expect, type Page, test } from '@playwright/test'
import { exchangeFor } from '../support/claims'
import { callerOf } from '../support/doors'
import { browserOf, comeIn, newShopper } from '../support/shoppers'
import { languageOf, wordsIn } from '../support/words'

// a phone reads Chinese here, a desk English
const spoken = {
  'zh-CN': {
    door: '打开「手冲咖啡小课」',
    title: '手冲咖啡小课',
    open: '打开看看',
    heading: '一杯的比例',
    strong: '15 克',
    gear: '去看器具',
    kind: '自定义页面',
    titleZh: '页面标题（中文）',
    words: '中文内容',
    preview: '页面预览',
    addButton: '加按钮',
    to: '按钮去哪里',
    unlisted: /evil\.test 不在允许的网站里/,
  },
  en: {
    door: 'Open “A small course in brewing coffee”',
    title: 'A small course in brewing coffee',
    open: 'Open it',
    heading: 'For one cup',
    strong: '15 g',
    gear: 'Look at the gear',
    kind: 'Page',
    titleZh: 'Page title (Chinese)',
    words: 'Words in Chinese',
    preview: 'Preview of the page',
    addButton: 'Add a button',
    to: 'Where the button leads',
    unlisted: /evil\.test is not among the allowed sites/,
  },
} as const

test('a page is opened by the one who has it, and read again', async ({ browser }, { project }) => {
  const locale = languageOf(project.name)
  const t = spoken[locale]
  const shopper = await newShopper()
  const claim = await exchangeFor(shopper, 'page')
  const page = await browserOf(browser, shopper)
  await page.goto(`/${locale}/rewards/mine`)
  await page.getByRole('link', { name: t.door }).click()
  await expect(page.getByRole('heading', { level: 1, name: t.title })).toBeVisible()
  await expect(page.getByText(t.strong, { exact: true })).toHaveCount(0)
  await page.getByRole('button', { name: t.open }).click()
  await expect(page.getByRole('heading', { level: 2, name: t.heading })).toBeVisible()
  await expect(page.getByText(t.strong, { exact: true })).toBeVisible()
  await page.goto(`/${locale}/rewards/mine`)
  await page.getByRole('link', { name: t.door }).click()
  await page.getByRole('link', { name: t.gear }).click()
  await expect(page).toHaveURL(new RegExp(`/${locale}/products$`))

  const other = await browserOf(browser, await newShopper())
  expect((await other.goto(`/${locale}/rewards/page/${claim}`))?.status()).toBe(404)
})

test('a merchant writes a page and sees how it reads', async ({ page }, { project }) => {
  const locale = languageOf(project.name)
  const [t, say] = [spoken[locale], wordsIn(locale)]
  await comeIn(page, await callerOf('merchant@demo.test'))
  await page.goto(`/${locale}/merchant/rewards/new`)
  await page.getByRole('radio', { name: t.kind }).check()
  await page.getByLabel(t.titleZh).fill('会员手册')
  await page.getByLabel(t.words, { exact: true }).fill('## 第一课\n<b>不是</b> **是粗的**\n\n- 一')
  const preview = page.getByRole('region', { name: t.preview })
  await preview.getByText('中文', { exact: true }).click()
  await expect(preview.getByText('会员手册')).toBeVisible()
  await expect(preview.getByRole('heading', { name: '第一课' })).toBeVisible()
  await expect(preview.getByText('<b>不是</b>')).toBeVisible()
  await expect(preview.locator('strong')).toHaveText('是粗的')
  await page.getByRole('button', { name: t.addButton }).click()
  await page.getByLabel(t.to).fill('https://evil.test/')
  await expect(page.getByText(t.unlisted)).toBeVisible()

  const name = `Page ${project.name} ${Date.now().toString(36)}`
  const fill = (key: string, text: string, within: Pick<Page, 'getByLabel'> = page) =>
    within.getByLabel(say(`rewards-desk.${key}`), { exact: true }).fill(text)
  const block = { no: 2, type: say('rewards-desk.page.types.button') }
  const button = page.getByRole('listitem', { name: say('rewards-desk.page.block', block) })
  const names = page.getByRole('region', { name: say('rewards-desk.fields.name'), exact: true })
  await page.getByLabel(t.to).fill('/products')
  await fill('page.titleEn', 'A handbook')
  await fill('page.wordsEn.text', '## The first')
  await fill('page.wordsZh.button', '去逛逛', button)
  await fill('page.wordsEn.button', 'Look around', button)
  await fill('fields.titleZh', name, names)
  await fill('fields.titleEn', name, names)
  await page.getByRole('button', { name: say('rewards-desk.saveLive') }).click()
  await expect(page.getByRole('row').filter({ hasText: name })).toContainText(say('rewards-desk.state.live'))
})
