import { type Browser, expect, type Page, test } from '@playwright/test'
import type { Locale } from '@/lib/i18n/routing'
import { signIn } from '../support/accounts'
import { pay } from '../support/buying'
import { actionCalled, callAction, database } from '../support/doors'
import { browserOf, givePoints, newShopper, type Shopper } from '../support/shoppers'
import { languageOf, wordsIn } from '../support/words'

// who draws is who draws, on whichever screen: of each kind one is told in English at a desk
test.beforeEach(({ isMobile }, { title }) => {
  test.skip(!isMobile && !title.endsWith('at a desk'), 'played on a phone')
})

async function addressOf(title: string, locale: Locale = 'zh-CN'): Promise<string> {
  const { rows } = await database.query(
    `select c.slug from campaign c join campaign_version v on v.campaign_id = c.id and v.version = c.version where v.definition->>'titleZh' = $1`,
    [title],
  )
  return `/${locale}/campaigns/${rows[0].slug}`
}

/** Somebody with points, whom no other story knows. */
async function player(browser: Browser, bornOn: string | null = '1990-05-01'): Promise<[Shopper, Page]> {
  const shopper = await newShopper()
  await givePoints(shopper, 5_000)
  if (bornOn) await callAction(actionCalled('stateAgeAction'), { bornOn }, { as: shopper })
  return [shopper, await browserOf(browser, shopper)]
}

async function drawsOf({ id }: Shopper, locale: Locale = 'zh-CN'): Promise<{ title: string; cost: number }[]> {
  const { rows } = await database.query(
    `select p->>$2 as title, d.cost_points as cost from draw d join campaign_version v on v.campaign_id = d.campaign_id and v.version = d.version,
       jsonb_array_elements(v.definition->'prizes') p where d.account_id = $1 and (p->>'no')::int = d.prize_no`,
    [id, locale === 'en' ? 'titleEn' : 'titleZh'],
  )
  return rows
}

async function born(page: Page, year: string): Promise<void> {
  const gate = page.getByRole('dialog', { name: '先确认一下年龄' })
  await gate.getByLabel('年', { exact: true }).selectOption(year)
  await gate.getByLabel('月', { exact: true }).selectOption('5')
  await gate.getByLabel('日', { exact: true }).selectOption('1')
  await gate.getByRole('button', { name: '确认' }).click()
}

test('a box is opened for points after everything was said; torn away in the middle it is the same box, and it can be worked out again without a network', async ({
  browser,
}) => {
  const [shopper, page] = await player(browser, null)
  await page.goto('/zh-CN/points')
  await page.getByRole('link', { name: '抽奖开盒' }).click()
  await page.getByRole('link', { name: /窗台小盆栽盲盒/ }).click()
  await expect(page.getByRole('listitem').filter({ hasText: '琥珀熊童子' }).first()).toContainText('2%')
  await expect(page.getByText('再开 10 次必得「琥珀熊童子」')).toBeVisible()
  await page.getByRole('button', { name: /^开一盒/ }).click()
  await born(page, '1990')

  const sheet = page.getByRole('dialog', { name: '开之前看清楚' })
  await expect(sheet).toContainText('800 积分')
  await expect(sheet).toContainText('4,200 积分')
  // the seed is committed to before anything is drawn
  const shown = await sheet.getByText(/^[0-9a-f]{64}$/).innerText()
  const agreed = sheet.getByRole('checkbox', { name: /知道拆开不退/ })
  await expect(agreed).not.toBeChecked()
  await sheet.getByRole('button', { name: '拆开这一盒' }).click()
  await expect(sheet.getByRole('alert')).toContainText('先勾选')
  await agreed.check()
  await sheet.getByRole('button', { name: '拆开这一盒' }).click()

  await expect(page.getByRole('button', { name: '跳过动画' })).toBeVisible()
  await page.reload()
  const result = page.getByRole('dialog', { name: '开到了' })
  await expect(result).toBeVisible()
  const [drawn, ...more] = await drawsOf(shopper)
  expect([drawn?.cost, more]).toEqual([800, []])
  await expect(result).toContainText(drawn?.title ?? 'a prize')

  await result.getByRole('link', { name: '这一次的凭证' }).click()
  await page.getByRole('button', { name: '在这里核对' }).click()
  await expect(page.getByText('1 次的种子还没公开')).toBeVisible()
  await page.getByRole('button', { name: '公开种子，马上核对' }).click()
  await expect(page.getByText('1 次开奖，全部算出一样的结果。')).toBeVisible()
  await page.getByText('凭证', { exact: true }).click()
  await expect(page.getByText(shown)).toBeVisible()

  const file = await page.getByRole('link', { name: '下载全部凭证' }).getAttribute('href')
  const proof = await (await page.request.get(file ?? '')).text()
  await page.goto('/zh-CN/campaigns/verify')
  await page.context().setOffline(true)
  await page.getByLabel('把凭证贴在这里').fill(proof)
  await page.getByRole('button', { name: '算一遍' }).click()
  await expect(page.getByText('1 次开奖，全部算出一样的结果。')).toBeVisible()
  const other = (_: string, field: string, byte: string) => `${field}${byte === '00' ? '11' : '00'}`
  await page.getByLabel('把凭证贴在这里').fill(proof.replace(/("seed":\s*")([0-9a-f]{2})/, other))
  await page.getByRole('button', { name: '算一遍' }).click()
  await expect(page.getByText('1 次算出来不一样！')).toBeVisible()
})

test('a wheel is turned with the keyboard alone, and without motion, in Chinese on a phone and in English at a desk', async ({
  browser,
}, { project }) => {
  const locale = languageOf(project.name)
  const say = wordsIn(locale)
  const [shopper, page] = await player(browser)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(await addressOf('每抽必中', locale))
  await page.getByRole('button', { name: new RegExp(`^${say('campaigns.draw.spin')}`) }).focus()
  await page.keyboard.press('Enter')
  const asked = page.getByRole('dialog', { name: say('campaigns.draw.confirm.draw') })
  const go = asked.getByRole('button', { name: say('campaigns.draw.confirm.goDraw') })
  await expect(page.getByText(/^[0-9a-f]{64}$/).first()).toBeVisible()
  await go.focus()
  await page.keyboard.press('Enter')
  const result = page.getByRole('dialog', { name: say('campaigns.draw.result.title') })
  await expect(result).toBeVisible()
  const [drawn] = await drawsOf(shopper, locale)
  await expect(result).toContainText(drawn?.title ?? 'a prize')
  const announced = say('campaigns.draw.result.announce', { title: drawn?.title ?? '' })
  await expect(page.getByRole('status').filter({ hasText: announced })).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(result).toBeHidden()
})

test('a box is opened in English at a desk', async ({ browser, isMobile }) => {
  test.skip(isMobile, 'told at a desk')
  const say = wordsIn('en')
  const [shopper, page] = await player(browser)
  await page.goto(await addressOf('窗台小盆栽盲盒', 'en'))
  await page.getByRole('button', { name: new RegExp(`^${say('campaigns.draw.box')}`) }).click()
  const sheet = page.getByRole('dialog', { name: say('campaigns.draw.confirm.box') })
  await sheet.getByRole('checkbox', { name: say('campaigns.draw.confirm.agree') }).check()
  await sheet.getByRole('button', { name: say('campaigns.draw.confirm.goBox') }).click()
  await page.getByRole('button', { name: say('campaigns.draw.skip') }).click()
  const result = page.getByRole('dialog', { name: say('campaigns.draw.result.titleBox') })
  await expect(result).toBeVisible()
  const [drawn] = await drawsOf(shopper, 'en')
  await expect(result).toContainText(drawn?.title ?? 'a prize')
})

test('who is too young is refused, who is young asks a guardian, and whoever takes a rest has one', async ({
  browser,
}) => {
  const address = await addressOf('每抽必中')
  const [, tiny] = await player(browser, null)
  const thisYear = new Date().getFullYear()
  await tiny.goto(address)
  await tiny.getByRole('button', { name: /^抽一次/ }).click()
  await born(tiny, String(thisYear - 6))
  await expect(tiny.getByRole('dialog', { name: '还太小了' })).toContainText('未满 8 周岁不能参加')

  const [, page] = await player(browser, null)
  await page.goto(address)
  await page.getByRole('button', { name: /^抽一次/ }).click()
  await born(page, String(thisYear - 12))
  const guardian = page.getByRole('dialog', { name: '请家长来填' })
  await guardian.getByLabel('家长姓名').fill('王芳')
  await guardian.getByLabel('家长手机号').fill('13800138000')
  await guardian.getByRole('button', { name: '同意并继续' }).click()
  await expect(guardian.getByRole('alert')).toContainText('要家长自己勾选同意')
  await guardian.getByRole('checkbox').check()
  await guardian.getByRole('button', { name: '同意并继续' }).click()
  await page.getByRole('dialog', { name: '抽之前看清楚' }).getByRole('button', { name: '取消' }).click()

  await page.getByText('先歇一阵', { exact: true }).click()
  await page.getByRole('button', { name: '7 天', exact: true }).click()
  await page.getByRole('alertdialog', { name: '歇 7 天？' }).getByRole('button', { name: '就歇 7 天' }).click()
  await expect(page.getByText(/^你在休息，.* 后再来$/)).toBeVisible()
  await expect(page.getByRole('button', { name: /^抽一次/ })).toHaveCount(0)
})

test('two boxes are bought with money, one is opened and one given back; the desk sees both', async ({ browser }) => {
  const [shopper, page] = await player(browser)
  await page.goto(await addressOf('窗台小盆栽盲盒'))
  await page.getByRole('button', { name: /^花 ¥9\.90 买/ }).click()
  const sheet = page.getByRole('dialog', { name: '买几盒' })
  await sheet.getByRole('button', { name: '多一盒' }).click()
  await sheet.getByRole('button', { name: '去付款 ¥19.80' }).click()
  await expect(sheet.getByRole('alert')).toContainText('先勾选')
  await sheet.getByRole('checkbox', { name: '我看过概率和规则' }).check()
  await sheet.getByRole('button', { name: '去付款 ¥19.80' }).click()
  await pay(page)
  const order = page.url()
  await expect(page.getByRole('main')).toContainText('还有 2 次没用')

  await page.getByRole('link', { name: '去开盒' }).click()
  await page.getByRole('button', { name: /^(开一盒|用一张票拆开)/ }).click()
  const asked = page.getByRole('dialog', { name: '开之前看清楚' })
  const ticket = asked.getByRole('radio', { name: /^一张票/ })
  if (await ticket.isVisible()) await ticket.check()
  await asked.getByRole('checkbox', { name: /知道拆开不退/ }).check()
  await asked.getByRole('button', { name: '拆开这一盒' }).click()
  await page.getByRole('button', { name: '跳过动画' }).click()
  await expect(page.getByRole('dialog', { name: '开到了' })).toBeVisible()
  expect(await drawsOf(shopper)).toMatchObject([{ cost: 0 }])

  await page.goto(order)
  await page.getByRole('button', { name: '退回没拆的' }).click()
  await page.getByRole('button', { name: '退回，退 ¥9.90' }).click()
  await expect(page.getByText('已拆开 1 个，拆开的不能退。')).toBeVisible()
  await expect(page.getByText('已退回 1 个。')).toBeVisible()

  const desk = await (await browser.newContext()).newPage()
  await signIn(desk, 'marketer@demo.test')
  await desk.goto('/zh-CN/merchant/campaigns')
  await desk.getByRole('link', { name: '窗台小盆栽盲盒' }).click()
  await expect(desk.getByRole('heading', { level: 1 })).toContainText('窗台小盆栽盲盒')
  await expect(desk.getByText(/待付款 0 · 已用 [1-9]\d* · 退回 [1-9]/)).toBeVisible()
})
