import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { signIn } from './support/accounts'
import { everyPage, type Visitor } from './support/pages'

// Each page, in both languages and both themes: nothing for axe to say, nothing sideways, nothing broken.
test.describe.configure({ timeout: 300_000 })
// a recording of every page under axe's hands takes longer than the pages
test.use({ trace: 'off' })

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

async function complaints(page: Page, where: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
  return violations.map(
    ({ id, nodes }) =>
      `${where}: ${id} at ${nodes
        .map((node) => node.target.join(' '))
        .slice(0, 3)
        .join(', ')}`,
  )
}

async function visit(page: Page, path: string, locale: string): Promise<string[]> {
  const where = `/${locale}${path}`
  const found: string[] = []
  const broken = (error: Error) => found.push(`${where}: ${error.message}`)
  page.on('pageerror', broken)
  const answer = await page.goto(where, { waitUntil: 'load' })
  if (answer?.status() !== 200) found.push(`${where} answered ${answer?.status()}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  if (sideways > 0) found.push(`${where} is ${sideways} px wider than the screen`)
  for (const theme of ['light', 'dark']) {
    await page.evaluate((dark) => document.documentElement.classList.toggle('dark', dark), theme === 'dark')
    found.push(...(await complaints(page, `${where} (${theme})`)))
  }
  page.off('pageerror', broken)
  return found
}

for (const visitor of ['guest', 'li@demo.test', 'owner@demo.test'] satisfies Visitor[]) {
  for (const locale of ['zh-CN', 'en']) {
    test(`${visitor} can read every page in ${locale}`, async ({ page }, { project }) => {
      test.skip((project.name === 'phone') !== (locale === 'zh-CN'), 'a phone reads Chinese here, a desk English')
      // what moves is caught mid-way: the colours of a half-faded line are nobody's colours
      await page.emulateMedia({ reducedMotion: 'reduce' })
      if (visitor !== 'guest') await signIn(page, visitor, locale)
      const found: string[] = []
      for (const { as, path } of everyPage()) {
        if (as === visitor) found.push(...(await visit(page, await path(page), locale)))
      }
      expect(found).toEqual([])
    })
  }
}
