import { expect, type Page, test } from '@playwright/test'
import { blankReward } from '@/lib/rewards/staff/schema'
import { signIn } from '../support/accounts'
import { actionCalled, callAction, callerOf, knock } from '../support/doors'

test.skip(({ isMobile }) => isMobile, 'a shelf is put in order at a desk')
// other stories put rewards on this shelf meanwhile: it is all in sight, and theirs may stand between
test.use({ viewport: { width: 1280, height: 6000 } })

/** Three drafts of this story's own at the end of the shelf; the last one's days are over. */
async function threeCups(mark: string): Promise<[string, string, string]> {
  const names = [`Cup A ${mark}`, `Cup B ${mark}`, `Cup C ${mark}`] as const
  const owner = await callerOf('owner@demo.test')
  for (const name of names) {
    const cup = { ...blankReward, kind: 'verification-code', category: 'in-store', titleZh: name, titleEn: name }
    const endsAt = name === names[2] ? '2020-01-01T00:00:00Z' : null
    const made = await callAction(actionCalled('saveRewardAction'), { ...cup, endsAt }, { as: owner })
    expect(made.ok, made.text).toBe(true)
  }
  return [...names]
}

const orderOf = async (page: Page, mark: string) =>
  (await page.getByRole('row').filter({ hasText: mark }).getByRole('link', { name: /^Cup/ }).allInnerTexts()).map(
    (text) => text.split(' ')[1],
  )

test('rewards are changed together and put in order by mouse and keyboard; each deed is taken back', async ({
  page,
}) => {
  const mark = Date.now().toString(36)
  const [a, b, c] = await threeCups(mark)
  await signIn(page, 'merchant@demo.test', 'en')
  await page.goto('/en/merchant/rewards')
  const row = (name: string) => page.getByRole('row').filter({ hasText: name })
  const undo = page.getByRole('button', { name: 'Undo' })

  await page.getByRole('checkbox', { name: `Choose “${a}”` }).check()
  await page.getByRole('checkbox', { name: `Choose “${c}”` }).check()
  const bar = page.getByRole('region', { name: 'Many at once' })
  await bar.getByRole('button', { name: 'Put up' }).click()
  await expect(bar.getByText(`“${c}” was not changed: Its last day is over: change the dates first.`)).toBeVisible()
  await expect(page.getByText('1 reward changed')).toBeVisible()
  await expect(row(a)).toContainText('On offer')
  await expect(row(c)).toContainText('Not up')
  await undo.click()
  await expect(page.getByText('Changed back')).toBeVisible()
  await expect(row(a)).toContainText('Not up')
  await bar.getByRole('button', { name: 'Choose none' }).click()

  expect(await orderOf(page, mark)).toEqual(['A', 'B', 'C'])
  await row(c).getByTitle('Drag it elsewhere').dragTo(row(a).getByTitle('Drag it elsewhere'))
  await expect.poll(() => orderOf(page, mark)).toEqual(['C', 'A', 'B'])
  await undo.click()
  await expect(page.getByText('Put back')).toBeVisible()
  await expect.poll(() => orderOf(page, mark)).toEqual(['A', 'B', 'C'])
  const up = page.getByRole('button', { name: `Move “${b}” up` })
  await expect(async () => {
    await up.press('Enter')
    expect(await orderOf(page, mark)).toEqual(['B', 'A', 'C'])
  }).toPass()
})

test('a rung is tried on the ladder before it becomes a reward', async ({ page }) => {
  await signIn(page, 'merchant@demo.test', 'en')
  await page.goto('/en/merchant/rewards')
  await page.getByRole('link', { name: 'Price ladder' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Price ladder' })).toBeVisible()
  const table = page.getByRole('table', { name: 'Each rung in figures' })
  const rungs = await table.getByRole('row').count()
  await page.getByLabel('Price in points').fill('30')
  await page.getByLabel('What one costs you').fill('2')
  await page.getByRole('button', { name: 'Put it in' }).click()
  await expect(table.getByRole('row')).toHaveCount(rungs + 1)
  await expect(table.getByRole('row').filter({ hasText: '30 points, tried' })).toContainText('estimated')
  await expect(page.getByRole('region', { name: 'Advice' })).toContainText('The lowest rung, 30 points')
  await page.getByRole('radio', { name: 'Fastest' }).check({ force: true })
  await expect(page.getByText(/the fastest quarter, more than/)).toBeVisible()
  await page.getByRole('link', { name: 'Make it a reward' }).click()
  await expect(page.getByLabel('For how many points')).toHaveValue('30')
})

test('claims leave as a file, with addresses for those who send alone', async () => {
  const fileFor = async (email: string, name: 'claims' | 'claims-to-send') => {
    const { status, text } = await knock(`/api/merchant/exports/${name}?state=to-send`, { as: await callerOf(email) })
    return { status, heads: text.split('\n')[0] ?? '' }
  }
  const address = /address_line/
  expect(await fileFor('clerk@demo.test', 'claims-to-send')).toMatchObject({
    status: 200,
    heads: expect.stringMatching(address),
  })
  expect(await fileFor('finance@demo.test', 'claims-to-send')).toMatchObject({ status: 403 })
  expect(await fileFor('finance@demo.test', 'claims')).toMatchObject({
    status: 200,
    heads: expect.not.stringMatching(address),
  })
  expect(await fileFor('li@demo.test', 'claims')).toMatchObject({ status: 403 })
})
