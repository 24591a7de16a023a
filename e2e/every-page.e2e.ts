import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { signIn } from './support/accounts'
import { everyPage, type Visitor } from './support/pages'

// Each page, in both languages and both themes: nothing for axe to say, nothing sideways, nothing broken.
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

// what is well is not told one by one, and no stylesheet fetched again for rules that are not asked for: half of axe's time
const lean = { resultTypes: ['violations' as const], preload: false }

const opened = new Map<Visitor, Page>()

/** One page for each visitor in each worker, signed in once: what was fetched for the last page needn't be for the next. */
async function pageOf(browser: Browser, visitor: Visitor): Promise<Page> {
  const known = opened.get(visitor)
  if (known) return known
  const page = await browser.newPage()
  await page.emulateMedia({ reducedMotion: 'reduce' })
  if (visitor !== 'guest') await signIn(page, visitor)
  opened.set(visitor, page)
  return page
}

async function complaints(axe: AxeBuilder, theme: string): Promise<string[]> {
  const { violations } = await axe.analyze()
  return violations.map(({ id, nodes }) => {
    const places = nodes.map((node) => node.target.join(' ')).slice(0, 3)
    return `${theme}: ${id} at ${places.join(', ')}`
  })
}

const turn = (page: Page, theme: 'light' | 'dark') =>
  page.evaluate((dark) => document.documentElement.classList.toggle('dark', dark), theme === 'dark')

for (const { route, as, path } of everyPage()) {
  test(`${route} can be read by everyone`, async ({ browser }, { project }) => {
    // a phone reads Chinese here, a desk English: each page is seen in both
    const locale = project.name === 'phone' ? 'zh-CN' : 'en'
    const broken: string[] = []
    const page = await pageOf(browser, as)
    const address = `/${locale}${await path(page)}`
    page.removeAllListeners('pageerror')
    page.on('pageerror', (error) => broken.push(error.message))
    const answer = await page.goto(address, { waitUntil: 'load' })
    expect(answer?.status(), address).toBe(200)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()

    // what fades is caught mid-way: the colours of a half-faded line are nobody's colours
    await page.addStyleTag({ content: '*, *::before, *::after { transition: none !important }' })
    // within the page alone: letters lie in frames where no script may run, axe's neither, and there are no other frames
    const axe = () => new AxeBuilder({ page }).setLegacyMode().options(lean)
    await turn(page, 'light')
    broken.push(...(await complaints(axe().withTags(tags), 'light')))
    await turn(page, 'dark')
    broken.push(...(await complaints(axe().withRules(['color-contrast']), 'dark')))
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    if (sideways > 0) broken.push(`${sideways} px wider than the screen`)
    expect(broken, address).toEqual([])
  })
}
