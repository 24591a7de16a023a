import { expect, test } from '@playwright/test'
import { exchangeFor } from '../support/claims'
import { callerOf, database } from '../support/doors'
import { browserOf, comeIn, newShopper } from '../support/shoppers'
import { languageOf, wordsIn } from '../support/words'

// a phone reads Chinese here, a desk English
const spoken = {
  'zh-CN': {
    door: '去领取「京东旗舰店 10 元券」',
    leaving: '即将离开本店',
    leave: '前往京东',
    settings: '允许跳转的网站',
    host: '域名',
    allow: '加上',
    unlisted: /jd\.com\.evil\.test 不在允许的网站里/,
    notHttps: '只能填 https:// 开头的地址。',
    target: '去哪里',
    kind: '跳转链接',
    save: '保存并上架',
  },
  en: {
    door: 'Go and get “¥10 off at our JD.com shop”',
    leaving: 'You are about to leave',
    leave: 'Go to JD.com',
    settings: 'Sites that links may lead to',
    host: 'Host name',
    allow: 'Add',
    unlisted: /jd\.com\.evil\.test is not among the allowed sites/,
    notHttps: 'Only addresses that begin with https:// are taken.',
    target: 'Where to',
    kind: 'Link',
    save: 'Save and put up',
  },
} as const

test('a link tells where one goes, goes there with its reference, and is counted', async ({ browser }, { project }) => {
  const locale = languageOf(project.name)
  const t = spoken[locale]
  const shopper = await newShopper()
  const claim = await exchangeFor(shopper, 'link')
  const page = await browserOf(browser, shopper)
  // a story is cut off from the world: that the browser sets out is all there is to see
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().startsWith('https://mall.jd.com/')) asked.push(request.url())
  })
  await page.goto(`/${locale}/rewards/mine`)
  await page.getByRole('link', { name: t.door }).click()
  await expect(page.getByRole('heading', { level: 1, name: t.leaving })).toBeVisible()
  await expect(page.getByText('mall.jd.com', { exact: true })).toBeVisible()
  const answered = page.waitForResponse(/\/api\/rewards\/go\//)
  const leave = page.getByRole('link', { name: t.leave })
  await expect(leave).toHaveAttribute('rel', /noreferrer/)
  await leave.click()
  expect((await answered).status()).toBe(303)
  await expect.poll(() => asked).toHaveLength(1)
  const { rows } = await database.query(
    `select r.reference, (select count(*)::int from link_visit v where v.claim_id = r.claim_id) as visits from link_reference r where r.claim_id = $1`,
    [claim],
  )
  expect(rows[0].visits).toBe(1)
  expect(asked).toEqual([`https://mall.jd.com/index-1000004259.html?ref=${rows[0].reference}`])

  // who goes on and on is asked to wait, and nothing more is written down
  await database.query(`update rate_limit set taken = 60, window_start = now() where key = $1`, [
    `go-out:${shopper.id}`,
  ])
  await page.goto(`/api/rewards/go/${claim}`)
  await expect(page.getByText(wordsIn(locale)('refusals.too-many-tries'))).toBeVisible()
  expect(asked).toHaveLength(1)

  // nobody else's, and nowhere else
  const other = await browserOf(browser, await newShopper())
  expect((await other.goto(`/${locale}/rewards/go/${claim}`))?.status()).toBe(404)
  const sent = await other.request.get(`/api/rewards/go/${claim}?to=https://evil.test`, { maxRedirects: 0 })
  expect([sent.status(), sent.headers().location]).toEqual([303, `${process.env.APP_URL}/rewards/go/${claim}`])
})

test('a merchant puts up a link, to a listed site alone', async ({ page }, { project }) => {
  const locale = languageOf(project.name)
  const [t, say] = [spoken[locale], wordsIn(locale)]
  await comeIn(page, await callerOf('merchant@demo.test'))
  await page.goto(`/${locale}/merchant/rewards/new`)
  await page.getByRole('radio', { name: t.kind }).check()
  const target = page.getByLabel(t.target, { exact: true })
  await target.fill('https://jd.com.evil.test/')
  await expect(page.getByText(t.unlisted)).toBeVisible()
  await target.fill('http://mall.jd.com/')
  await page.getByRole('button', { name: t.save }).click()
  await expect(page.getByText(t.notHttps)).toBeVisible()

  const host = `${project.name}.example.com`
  await page.goto(`/${locale}/merchant/settings`)
  const list = page.getByRole('region', { name: t.settings })
  await list.getByRole('textbox', { name: t.host }).fill(host)
  await list.getByRole('button', { name: t.allow, exact: true }).click()
  await expect(list.getByText(host, { exact: true })).toBeVisible()

  const name = `Link ${host} ${Date.now().toString(36)}`
  await page.goto(`/${locale}/merchant/rewards/new`)
  await page.getByRole('radio', { name: t.kind }).check()
  await page.getByLabel(say('rewards-desk.fields.titleZh')).fill(name)
  await page.getByLabel(say('rewards-desk.fields.titleEn')).fill(name)
  await target.fill(`https://${host}/coupons?from=regulars`)
  await page.getByRole('button', { name: t.save }).click()
  await expect(page.getByRole('row').filter({ hasText: name })).toContainText(say('rewards-desk.state.live'))
})
