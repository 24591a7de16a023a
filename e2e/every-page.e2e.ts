import { AxeBuilder } from '@axe-core/playwright'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { signIn } from './support/accounts'
import { everyPage, type Visitor } from './support/pages'

// Each page, in both languages and both themes: nothing for axe to say, nothing sideways, nothing broken.
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>
const signedIn = new Map<Visitor, Cookies>()

/** Signs in once in each worker; the next page of the same visitor is opened with the same cookies. */
async function enterAs(page: Page, visitor: Visitor): Promise<void> {
  if (visitor === 'guest') return
  const known = signedIn.get(visitor)
  if (known) return page.context().addCookies(known)
  await signIn(page, visitor)
  signedIn.set(visitor, await page.context().cookies())
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
  test(`${route} can be read by everyone`, async ({ page }, { project }) => {
    // a phone reads Chinese here, a desk English: each page is seen in both
    const locale = project.name === 'phone' ? 'zh-CN' : 'en'
    const broken: string[] = []
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await enterAs(page, as)
    const address = `/${locale}${await path(page)}`
    page.on('pageerror', (error) => broken.push(error.message))
    const answer = await page.goto(address, { waitUntil: 'load' })
    expect(answer?.status(), address).toBe(200)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()

    // what fades is caught mid-way: the colours of a half-faded line are nobody's colours
    await page.addStyleTag({ content: '*, *::before, *::after { transition: none !important }' })
    // within the page alone: letters lie in frames where no script may run, axe's neither, and there are no other frames
    const axe = () => new AxeBuilder({ page }).setLegacyMode()
    await turn(page, 'light')
    broken.push(...(await complaints(axe().withTags(tags), 'light')))
    await turn(page, 'dark')
    broken.push(...(await complaints(axe().withRules(['color-contrast']), 'dark')))
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    if (sideways > 0) broken.push(`${sideways} px wider than the screen`)
    expect(broken, address).toEqual([])
  })
}
