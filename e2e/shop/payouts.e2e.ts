import { type Browser, expect, type Page, test } from '@playwright/test'
import { formatMoney } from '@/lib/i18n/format'
import { callerOf, database, post } from '../support/doors'
import { aCheckout, browserOf, comeIn, givePoints, newShopper, type Shopper } from '../support/shoppers'
import { wordsIn } from '../support/words'

// Points become money. Both languages are heard on both sides: where the shopper's is Chinese the desk's is English, and the other way round.
// One file on one screen, since the wallet of the simulator behind it is told to refuse the next who comes.

test.skip(({ isMobile }) => !isMobile, 'one story of money is told once: its shopper has a phone, its staff a desk')

const sides = [
  { shop: 'zh-CN', office: 'en' },
  { shop: 'en', office: 'zh-CN' },
] as const
type Side = (typeof sides)[number]

const titles = {
  packet: { 'zh-CN': '5 元现金红包', en: 'A ¥5 red packet' },
  card: { 'zh-CN': '返现卡', en: 'A cashback card' },
} as const

async function withPoints(browser: Browser, { shop }: Side) {
  const shopper = await newShopper()
  await givePoints(shopper, 5_000)
  const page = await browserOf(browser, shopper)
  await page.goto(`/${shop}/rewards`)
  return { shopper, page, main: page.getByRole('main'), t: wordsIn(shop) }
}

async function exchange(page: Page, t: ReturnType<typeof wordsIn>, title: string): Promise<void> {
  await page.getByRole('button', { name: t('rewards.exchangeOf', { title }) }).click()
  const sheet = page.getByRole('dialog', { name: t('rewards.confirm.title') })
  await sheet.getByRole('button', { name: t('rewards.confirm.do'), exact: true }).click()
  const done = page.getByRole('dialog', { name: t('rewards.done.title') })
  await done.getByRole('link', { name: t('rewards.done.mine') }).click()
  await expect(page.getByRole('heading', { level: 1, name: t('rewards.mine.title') })).toBeVisible()
}

async function desk(browser: Browser, { office }: Side): Promise<Page> {
  const context = await browser.newContext({ locale: office, viewport: { width: 1440, height: 900 }, isMobile: false })
  const page = await context.newPage()
  await comeIn(page, await callerOf('finance@demo.test'))
  await page.goto(`/${office}/merchant/payouts`)
  return page
}

/** What is to be paid to somebody, by the number that the desk calls it. */
const payoutOf = async ({ id }: Shopper): Promise<number> =>
  (await database.query('select no from payout where account_id = $1 order by no desc limit 1', [id])).rows[0].no

const wallet = (input?: object) =>
  fetch(`${process.env.PAYOUTS_API_BASE}/control${input ? '' : '/state'}`, {
    ...(input ? { method: 'POST', body: JSON.stringify(input) } : {}),
    headers: { 'content-type': 'application/json' },
  }).then((response) => response.json())

const sentTo = async ({ name }: Shopper): Promise<number[]> =>
  (await wallet()).transfers
    .filter((one: { recipient: string; paidAt: number | null }) => one.recipient === name && one.paidAt !== null)
    .map((one: { amountMinor: number }) => one.amountMinor)

/** What the worker does by the minute, now. */
const sendNow = () => database.query(`select graphile_worker.add_job('send-payouts', job_key => 'now:send-payouts')`)

/** An order of the shopper's, paid, and come three weeks ago. */
async function oldOrder(shopper: Shopper): Promise<string> {
  const { order } = await aCheckout(shopper, 4)
  await post('/api/checkout', order, { as: shopper })
  const { rows } = await database.query('select id, number, total_minor from shop_order where account_id = $1', [
    shopper.id,
  ])
  const [{ id, number, total_minor: total }] = rows
  await database.query(`select order_settle($1, $2, $3, 'CNY', null, now() - interval '22 days')`, [
    id,
    `pi_${id}`,
    total,
  ])
  await database.query(`select order_ship($1, '顺丰', 'SF1', null, now() - interval '21 days')`, [id])
  await database.query(`select order_deliver($1, null, now() - interval '20 days')`, [id])
  // far down the desk's list, where other stories take their orders from the top: the provider knows nothing of this payment
  await database.query(`update shop_order set placed_at = now() - interval '200 days' where id = $1`, [id])
  return String(number)
}

for (const side of sides) {
  test(`a red packet is on its way, refused by the provider, tried again by staff, and paid once: ${side.shop}`, async ({
    browser,
  }) => {
    await wallet({ transferFault: 'refuse', count: 1 })
    const { shopper, page, main, t } = await withPoints(browser, side)
    const office = wordsIn(side.office)
    await exchange(page, t, titles.packet[side.shop])
    const packet = (state: string) => t(`rewards.mine.payout.red-packet.${state}`, { money: '¥5.00' })
    await expect(main.getByText(packet('asked')).or(main.getByText(packet('failed')))).toBeVisible()
    const finance = await desk(browser, side)
    const row = () => finance.getByRole('row').filter({ hasText: shopper.name })
    await expect(async () => {
      await finance.reload()
      await expect(row()).toContainText(office('payouts.state.failed'))
    }).toPass()
    await page.reload()
    await expect(main).toContainText(packet('failed'))
    const no = await payoutOf(shopper)
    await row()
      .getByRole('button', { name: office('payouts.retryOf', { no }) })
      .click()
    await expect(finance.getByText(office('payouts.retried', { no }))).toBeVisible()
    await expect(async () => {
      await page.reload()
      await expect(main).toContainText(packet('paid'))
    }).toPass()
    await expect(main).toContainText(t('rewards.mine.payout.simulated'))
    expect(await sentTo(shopper)).toEqual([500])
  })

  test(`a cashback card gives some of an order back by its number, once somebody has agreed: ${side.shop}`, async ({
    browser,
  }) => {
    const { shopper, page, main, t } = await withPoints(browser, side)
    const office = wordsIn(side.office)
    const number = await oldOrder(shopper)
    const title = titles.card[side.shop]
    await exchange(page, t, title)
    const sheet = page.getByRole('dialog', { name: t('rewards.mine.cashback.title') })
    const ask = async (order: string) => {
      await sheet.getByLabel(t('rewards.mine.cashback.order')).fill(order)
      await sheet.getByRole('button', { name: t('rewards.mine.cashback.send'), exact: true }).click()
    }
    const open = page.getByRole('button', { name: t('rewards.mine.cashback.openOf', { title }) })
    await open.click()
    await ask('1')
    await expect(sheet.getByText(t('refusals.cashback-order-unknown'))).toBeVisible()
    await ask(number)
    await expect(sheet).toBeHidden()
    const due = await database.query('select amount_minor from payout where account_id = $1', [shopper.id])
    const money = formatMoney(due.rows[0].amount_minor, 'CNY', side.shop)
    await expect(page.getByText(t('rewards.mine.cashback.sent', { money }))).toBeVisible()
    const told = (state: string) => t(`rewards.mine.payout.cashback-card.${state}`, { money })
    await expect(main).toContainText(told('asked'))

    const finance = await desk(browser, side)
    const row = finance.getByRole('row').filter({ hasText: shopper.name })
    const press = (key: string, no: number) =>
      row.getByRole('button', { name: office(key, { no }), exact: true }).click()
    const agree = async () => {
      const no = await payoutOf(shopper)
      await press('payouts.approveOf', no)
      const asked = finance.getByRole('dialog', { name: office('payouts.approveTitle', { no }) })
      await asked.getByRole('button', { name: office('payouts.approve'), exact: true }).click()
      await expect(finance.getByText(office('payouts.approved', { no }), { exact: true })).toBeVisible()
      return no
    }
    const no = await agree()
    await press('payouts.undoOf', no)
    await expect(finance.getByText(office('payouts.undone', { no }))).toBeVisible()
    await press('payouts.declineOf', no)
    const declined = finance.getByRole('dialog', { name: office('payouts.declineOf', { no }) })
    await declined.getByLabel(office('payouts.reason.label')).fill('Please use another order')
    await declined.getByRole('button', { name: office('payouts.decline'), exact: true }).click()
    await expect(finance.getByText(office('payouts.declined', { no }), { exact: true })).toBeVisible()

    // the card is the shopper's again, and so is the order
    await page.reload()
    await expect(main).toContainText('Please use another order')
    await open.click()
    await ask(number)
    await expect(main).toContainText(told('asked'))
    await finance.goto(`/${side.office}/merchant/payouts?state=asked`)
    await agree()
    // the minutes for second thoughts pass
    await database.query(`update payout set due_at = now() where state = 'approved' and account_id = $1`, [shopper.id])
    await sendNow()
    await expect(async () => {
      await page.reload()
      await expect(main).toContainText(told('paid'))
    }).toPass()
    expect(await sentTo(shopper)).toHaveLength(1)
  })
}
