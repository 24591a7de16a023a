import { type Browser, expect, type Page, test } from '@playwright/test'
import { home } from '@/lib/shoppers/address.fixture'
import { pay } from '../support/buying'
import { actionCalled, callAction, callerOf, database } from '../support/doors'
import { browserOf, givePoints, newShopper, type Shopper } from '../support/shoppers'
import { languageOf, wordsIn } from '../support/words'

// Every kind that no money leaves the shop for: a phone and its counter are told in Chinese, a desktop and its desk in English.

const titles = {
  coffee: { 'zh-CN': '到店手冲咖啡一杯', en: 'A hand-brewed coffee at the counter' },
  films: { 'zh-CN': '视频会员周卡', en: 'A week of films' },
  bag: { 'zh-CN': '回头客帆布袋', en: 'The regulars’ canvas bag' },
  coupon: { 'zh-CN': '5 元无门槛券', en: '¥5 off anything' },
  flask: { 'zh-CN': '回头客保温杯', en: 'A flask of the house' },
  ticket: { 'zh-CN': '盲盒票一张', en: 'A ticket for one box' },
} as const

/** Somebody with points and an address, whom no other story knows, before the mall, and how they and the shop speak. */
async function beforeTheMall(browser: Browser, project: string) {
  const locale = languageOf(project)
  const shopper = await newShopper()
  await givePoints(shopper, 5_000)
  await callAction(actionCalled('saveAddressAction'), { address: home, isDefault: true }, { as: shopper })
  const page = await browserOf(browser, shopper)
  await page.goto(`/${locale}/rewards`)
  const t = wordsIn(locale)
  const title = (reward: keyof typeof titles) => titles[reward][locale]
  const desk = async (email: string, path: string) => {
    const staff = await browserOf(browser, await callerOf(email))
    await staff.goto(`/${locale}/merchant${path}`)
    return staff
  }
  return { locale, shopper, page, main: page.getByRole('main'), t, title, desk }
}
type Scene = Awaited<ReturnType<typeof beforeTheMall>>

async function exchange({ page, t, title }: Scene, reward: keyof typeof titles): Promise<void> {
  await page.getByRole('button', { name: t('rewards.exchangeOf', { title: title(reward) }) }).click()
  const sheet = page.getByRole('dialog', { name: t('rewards.confirm.title') })
  await sheet.getByRole('button', { name: t('rewards.confirm.do'), exact: true }).click()
  const done = page.getByRole('dialog', { name: t('rewards.done.title') })
  await done.getByRole('link', { name: t('rewards.done.mine') }).click()
  await expect(page.getByRole('heading', { level: 1, name: t('rewards.mine.title') })).toBeVisible()
}

/** The number of the one exchange that somebody has. */
async function numberOf({ id }: Shopper): Promise<number> {
  return (await database.query('select no from claim where account_id = $1', [id])).rows[0].no
}

async function takeBack(shop: Page, { t, shopper }: Scene, words: string): Promise<void> {
  const no = await numberOf(shopper)
  await shop.getByRole('button', { name: t('rewards-desk.claims.voidOf', { no }), exact: true }).click()
  const sheet = shop.getByRole('dialog', { name: t('rewards-desk.claims.voidTitle', { no }) })
  await expect(sheet).toContainText(words)
  await sheet.getByLabel(t('rewards-desk.claims.reason')).fill('顾客换错了')
  await sheet.getByRole('button', { name: t('rewards-desk.claims.void'), exact: true }).click()
  await expect(shop.getByText(t('rewards-desk.claims.voided', { no }))).toBeVisible()
}

test('a code for the counter is shown, checked off once by a clerk, and a slip is undone by a manager', async ({
  browser,
}, { project }) => {
  const scene = await beforeTheMall(browser, project.name)
  const { page, main, t, title, desk } = scene
  await exchange(scene, 'coffee')
  const coffee = { title: title('coffee') }
  await page.getByRole('button', { name: t('rewards.mine.revealOf', coffee) }).click()
  await expect(page.getByRole('img', { name: t('rewards.mine.picture', coffee) })).toBeVisible()
  const code = (await page.getByText(/^[2-9A-HJ-NP-Z]{4}( [2-9A-HJ-NP-Z]{1,5})+$/).innerText()).trim()
  const no = await numberOf(scene.shopper)

  const clerk = await desk('clerk@demo.test', '/verify')
  const lookUp = async (typed: string) => {
    await clerk.getByLabel(t('rewards-desk.verify.code'), { exact: true }).fill(typed)
    await clerk.getByRole('button', { name: t('rewards-desk.verify.lookUp') }).click()
  }
  await lookUp(code.toLowerCase())
  await expect(clerk.getByText(t('rewards-desk.verify.standing.usable'))).toBeVisible()
  await clerk.getByRole('button', { name: t('rewards-desk.verify.verify') }).click()
  await expect(clerk.getByText(t('rewards-desk.verify.done', { no }))).toBeVisible()
  await lookUp(code)
  await expect(clerk.getByText(t('rewards-desk.verify.standing.used'))).toBeVisible()
  await page.reload()
  await expect(main.getByText(t('rewards.mine.state.used'), { exact: true }).first()).toBeVisible()

  const manager = await desk('merchant@demo.test', '/verify')
  await manager.getByRole('button', { name: t('rewards-desk.verify.undoOf', { no }), exact: true }).click()
  const slip = manager.getByRole('dialog', { name: t('rewards-desk.verify.undoTitle', { no }) })
  await slip.getByLabel(t('rewards-desk.verify.undoReason')).fill('扫错了')
  await slip.getByRole('button', { name: t('rewards-desk.verify.undo'), exact: true }).click()
  await expect(manager.getByText(t('rewards-desk.verify.undoDone', { no }))).toBeVisible()
})

test('a code out of a pool is revealed to the one who has it; the shop fills a pool from a file, looked at first', async ({
  browser,
}, { project }) => {
  const scene = await beforeTheMall(browser, project.name)
  const { page, t, title, desk } = scene
  await exchange(scene, 'films')
  await page.getByRole('button', { name: t('rewards.mine.revealOf', { title: title('films') }) }).click()
  await expect(page.getByRole('button', { name: t('rewards.mine.copy') })).toBeVisible()

  const shop = await desk('merchant@demo.test', '/rewards/codes')
  const name = '视频会员周卡'
  const own = Date.now().toString(36).toUpperCase()
  const buffer = Buffer.from([1, 2, 3, 3].map((line) => `FILM-${project.name}-${own}-${line}`).join('\n'))
  await shop
    .getByLabel(t('rewards-desk.codes.fileFor', { name }))
    .setInputFiles({ name: 'codes.csv', mimeType: 'text/csv', buffer })
  await shop.getByRole('button', { name: t('rewards-desk.codes.check') }).click()
  await expect(shop.getByText(t('rewards-desk.codes.outcome.checked', { put: 3 }))).toBeVisible()
  await shop.getByRole('button', { name: t('rewards-desk.codes.import', { count: 3 }), exact: true }).click()
  await expect(shop.getByText(t('rewards-desk.codes.outcome.imported', { put: 3 }))).toBeVisible()
})

test('a gift is sent with its number, and the shopper says that it came', async ({ browser }, { project }) => {
  const scene = await beforeTheMall(browser, project.name)
  const { page, main, t, title, desk } = scene
  await exchange(scene, 'bag')
  await expect(main).toContainText(t('rewards.mine.packing'))
  const no = await numberOf(scene.shopper)
  const shop = await desk('merchant@demo.test', '/rewards/claims?state=to-send')
  await shop.getByRole('button', { name: t('rewards-desk.claims.shipOf', { no }), exact: true }).click()
  const sheet = shop.getByRole('dialog', { name: t('rewards-desk.claims.shipTitle', { no }) })
  await sheet.getByLabel(t('merchant.ship.carrier')).fill('顺丰速运')
  await sheet.getByLabel(t('merchant.ship.trackingNumber')).fill('SF1234567890')
  await sheet.getByRole('button', { name: t('rewards-desk.claims.ship'), exact: true }).click()
  await expect(shop.getByText(t('rewards-desk.claims.shipped', { no }))).toBeVisible()
  await page.reload()
  await expect(main).toContainText('SF1234567890')
  await page.getByRole('button', { name: t('rewards.mine.receivedOf', { title: title('bag') }) }).click()
  await expect(page.getByText(t('rewards.mine.gotIt'))).toBeVisible()
})

test('a coupon goes to the wallet; taken back by the shop, its points return', async ({ browser }, { project }) => {
  const scene = await beforeTheMall(browser, project.name)
  const { page, main, t, title, desk, locale } = scene
  await exchange(scene, 'coupon')
  await expect(main).toContainText(title('coupon'))
  const way = main.getByRole('list', { name: t('rewards.wallet.timeline.label') })
  await expect(way).toContainText(t('rewards.wallet.timeline.toUse'))
  await takeBack(await desk('merchant@demo.test', '/rewards/claims'), scene, t('rewards-desk.claims.voidBody'))
  await page.goto(`/${locale}/points`)
  await expect(main).toContainText('5,000')
})

test('a gift for points and money is paid as an order is, in the way that was chosen; taken back by the shop, points and money return', async ({
  browser,
}, { project }) => {
  const scene = await beforeTheMall(browser, project.name)
  const { page, main, t, title, desk, locale } = scene
  const cost = t('rewards.costMoney', { points: '1,500', money: '¥19.90' })
  await expect(page.getByText(cost, { exact: true })).toBeVisible()
  await page.getByRole('button', { name: t('rewards.exchangeOf', { title: title('flask') }) }).click()
  const sheet = page.getByRole('dialog', { name: t('rewards.confirm.title') })
  await expect(sheet).toContainText(t('rewards.confirm.askMoney', { price: cost, points: '1,500' }))
  await sheet.getByRole('radio', { name: t('common.client.payBy.alipay') }).check()
  await sheet.getByRole('button', { name: t('rewards.confirm.pay') }).click()
  await pay(page)
  await expect(main).toContainText(title('flask'))
  const paid = 'select payment_method as method from shop_order where account_id = $1'
  expect((await database.query(paid, [scene.shopper.id])).rows).toEqual([{ method: 'alipay' }])
  await page.getByRole('link', { name: t('orders.reward') }).click()
  await expect(main).toContainText(t('rewards.mine.packing'))
  await expect(main).toContainText(cost)

  const shop = await desk('merchant@demo.test', '/rewards/claims?state=to-send')
  await takeBack(shop, scene, t('rewards-desk.claims.voidMoney', { money: '¥19.90' }))
  await page.goto(`/${locale}/account/orders`)
  await page
    .getByRole('main')
    .getByRole('link', { name: /^(查看订单|View order)/ })
    .click()
  const back = (key: string) => main.getByText(t(`orders.refunded.${key}`, { amount: '¥19.90' }))
  await expect(back('body').or(back('pending'))).toBeVisible()
  await expect(main).toContainText(t('orders.refunded.points', { points: '1,500' }))
  await page.goto(`/${locale}/points`)
  await expect(main).toContainText('5,000')
})

test('a ticket for a draw is opened by the one who has it, and the shop sees that it is used', async ({ browser }, {
  project,
}) => {
  const scene = await beforeTheMall(browser, project.name)
  const { page, t, title, desk } = scene
  await callAction(actionCalled('stateAgeAction'), { bornOn: '1990-05-01' }, { as: scene.shopper })
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await exchange(scene, 'ticket')
  await page.getByRole('link', { name: t('rewards.mine.drawOf', { title: title('ticket') }) }).click()
  await page.getByRole('button', { name: t('campaigns.draw.confirm.costTicket') }).click()
  const asked = page.getByRole('dialog', { name: t('campaigns.draw.confirm.box') })
  await expect(asked.getByText(/^[0-9a-f]{64}$/)).toBeVisible()
  await asked.getByRole('radio', { name: t('campaigns.draw.confirm.wayTicket', { count: 1 }) }).check()
  await asked.getByRole('checkbox', { name: t('campaigns.draw.confirm.agree') }).check()
  await asked.getByRole('button', { name: t('campaigns.draw.confirm.goBox') }).click()
  await expect(page.getByRole('dialog', { name: t('campaigns.draw.result.titleBox') })).toBeVisible()

  const shop = await desk('merchant@demo.test', '/rewards/claims?state=used')
  const row = shop
    .getByRole('row')
    .filter({ hasText: title('ticket') })
    .filter({ hasText: '小棠' })
    .first()
  await expect(row).toContainText(t('rewards-desk.claims.state.other.used'))
})
