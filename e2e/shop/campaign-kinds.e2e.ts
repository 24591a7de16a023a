import { randomUUID } from 'node:crypto'
import { type Browser, expect, type Page, test } from '@playwright/test'
import type { Preset } from '@/lib/campaigns/presets/rules'
import { formatMoney } from '@/lib/i18n/format'
import { type Locale, routing } from '@/lib/i18n/routing'
import { dayIn } from '@/lib/kernel/time'
import { actionCalled, callAction, callerOf, database } from '../support/doors'
import { buysAndKeeps, comesBy, lookAt } from '../support/invites'
import { browserOf, givePoints, newShopper, phoneOf, type Shopper } from '../support/shoppers'
import { wordsIn } from '../support/words'

// Each kind in both languages, from both sides: a marketer at a desk begins, launches and stops it, a shopper with a phone takes part.

test.describe.configure({ mode: 'parallel' })
test.skip(({ isMobile }) => isMobile, 'it has a desk and a phone of its own')

type Scene = {
  preset: Preset
  browser: Browser
  shopper: Shopper
  phone: Page
  say: ReturnType<typeof wordsIn>
  locale: Locale
}

/** Takes part, and answers what the marketer's board says of it. */
const taking: Partial<Record<Preset, (scene: Scene) => Promise<string>>> = {
  'series-of-six': (scene) => draws(scene, 'box'),
  'every-draw-wins': (scene) => draws(scene, 'spin'),
  'nine-cells': (scene) => draws(scene, 'spin'),
  'three-friends': invites,
  'red-packet-friends': bringsForMoney,
}

async function draws({ preset, shopper, phone, say, locale }: Scene, what: 'box' | 'spin'): Promise<string> {
  const isBox = what === 'box'
  await givePoints(shopper, 20_000)
  await callAction(actionCalled('stateAgeAction'), { bornOn: '1990-05-01' }, { as: shopper })
  await phone.reload()
  await phone.getByRole('button', { name: new RegExp(`^${say(`campaigns.draw.${what}`)}`) }).click()
  const asked = phone.getByRole('dialog', { name: say(`campaigns.draw.confirm.${isBox ? 'box' : 'draw'}`) })
  await expect(phone.getByText(/^[0-9a-f]{64}$/).first()).toBeVisible()
  if (isBox) await asked.getByRole('checkbox', { name: say('campaigns.draw.confirm.agree') }).check()
  if (preset === 'nine-cells') await loseAnswers(phone)
  await asked.getByRole('button', { name: say(`campaigns.draw.confirm.${isBox ? 'goBox' : 'goDraw'}`) }).click()
  if (preset === 'nine-cells') {
    const lost = phone.getByRole('alertdialog', { name: say('campaigns.draw.lost.title') })
    await expect(lost).toBeVisible()
    await phone.unrouteAll()
    await lost.getByRole('button', { name: say('campaigns.draw.lost.retry') }).click()
  }
  await phone.getByRole('button', { name: say('campaigns.draw.skip') }).click()
  const result = phone.getByRole('dialog', { name: say(`campaigns.draw.result.${isBox ? 'titleBox' : 'title'}`) })
  const { rows } = await database.query(
    `select p->>$2 as title from draw d join campaign_version v using (campaign_id, version), jsonb_array_elements(v.definition->'prizes') p
     where d.account_id = $1 and (p->>'no')::int = d.prize_no`,
    [shopper.id, locale === 'en' ? 'titleEn' : 'titleZh'],
  )
  expect(rows).toHaveLength(1)
  await expect(result).toContainText(rows[0].title)
  return say('campaigns-desk.board.entries', { points: '1', ticket: '0', free: '0' })
}

/** The network dies in the middle: what is asked reaches the shop, and its answer nobody. */
const loseAnswers = (phone: Page) =>
  phone.route('**/campaigns/**', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback()
    await route.fetch()
    return route.abort('connectionreset')
  })

async function joins({ shopper, phone, say }: Scene): Promise<string> {
  await phone.getByRole('button', { name: say('campaigns.invite.join') }).click()
  await expect(phone.getByText(say('campaigns.invite.share.yours'))).toBeVisible()
  const { rows } = await database.query('select code from invite_link where account_id = $1', [shopper.id])
  return rows[0].code
}

/** A friend who reads the other language opens the link. */
async function invites(scene: Scene): Promise<string> {
  const { browser, phone, say, locale } = scene
  const code = await joins(scene)
  await phone.getByRole('button', { name: say('campaigns.invite.share.poster') }).click()
  await expect(phone.getByText(say('campaigns.invite.share.press'))).toBeVisible()
  const other = locale === 'en' ? 'zh-CN' : 'en'
  const friend = await (await browser.newContext()).newPage()
  await friend.goto(`/${other}/i/${code}`)
  const words = wordsIn(other)
  await expect(friend.getByText(words('campaigns.invite.landing.invites', { inviter: '小**' }))).toBeVisible()
  return say('campaigns-desk.board.invite.steps.visits')
}

/** A friend buys and keeps it, and the money comes. */
async function bringsForMoney(scene: Scene): Promise<string> {
  const { phone, say, locale } = scene
  const code = await joins(scene)
  const friend = await newShopper()
  await comesBy(code, friend, Buffer.from(randomUUID()))
  await lookAt(await buysAndKeeps(friend.name, 5))
  await phone.reload()
  const friends = phone.getByRole('region', { name: say('campaigns.invite.friends.title') })
  await expect(friends.getByText(say('campaigns.invite.friends.step.counted'), { exact: true })).toBeVisible()
  const paid = say('rewards.mine.payout.red-packet.paid', { money: formatMoney(5_00, 'CNY', locale) })
  await expect(async () => {
    // what the worker does by the minute, now
    for (const job of ['deliver-claims', 'send-payouts'])
      await database.query('select graphile_worker.add_job($1, job_key => $2)', [job, `now:${job}`])
    await phone.goto(`/${locale}/rewards/mine`)
    await expect(phone.getByRole('main')).toContainText(paid, { timeout: 2_000 })
  }).toPass()
  return say('campaigns-desk.board.invite.steps.counted')
}

for (const preset of Object.keys(taking) as Preset[])
  for (const locale of routing.locales)
    test(`${preset}: begun, launched, played on a phone and stopped, in ${locale}`, async ({ browser }) => {
      const say = wordsIn(locale)
      const desk = (key: string, values?: Record<string, string>) => say(`campaigns-desk.${key}`, values)
      const title = `${preset} ${randomUUID().slice(0, 8)}`
      const page = await browserOf(browser, await callerOf('marketer@demo.test'))
      const main = page.getByRole('main')
      await page.goto(`/${locale}/merchant/campaigns/new`)
      await page.getByRole('link', { name: desk(`wizard.presets.${preset}.title`) }).click()
      const name = desk(`wizard.${locale === 'en' ? 'inEnglish' : 'inChinese'}`, { label: desk('wizard.basics.title') })
      await page.getByLabel(name).fill(title)
      // what is proposed begins tomorrow
      await page.getByLabel(desk('wizard.basics.startsAt')).fill(dayIn(new Date(), 'Asia/Shanghai'))
      await main.getByRole('button', { name: desk('wizard.steps.publish'), exact: true }).click()
      await main.getByRole('button', { name: desk('wizard.launch.check') }).click()
      await expect(main.getByRole('heading', { name: desk('wizard.simulation.report') })).toBeVisible({
        timeout: 60_000,
      })

      const board = new URL(page.url()).pathname.replace(/\/edit$/, '')
      const owner = await browserOf(browser, await callerOf('owner@demo.test'))
      await owner.goto(`${board}/edit?step=publish`)
      await owner.getByRole('button', { name: desk('life.of.approve', { title }) }).click()
      await owner.getByRole('button', { name: desk('life.of.launch', { title }) }).click()
      await expect(owner.getByText(desk('wizard.launch.launchedTitle'), { exact: true })).toBeVisible()

      const shopper = await newShopper()
      const phone = await phoneOf(browser, shopper)
      await phone.goto(`/${locale}/campaigns`)
      await phone.getByRole('link', { name: title }).click()
      await expect(phone.getByRole('heading', { level: 1 })).toContainText(title)
      const told = await taking[preset]?.({ preset, browser, shopper, phone, say, locale })

      await page.goto(board)
      await expect(main).toContainText(told ?? '')
      if (preset === 'every-draw-wins') {
        await page.getByRole('button', { name: desk('life.of.pause', { title }) }).click()
        await expect(page.getByRole('button', { name: desk('life.of.resume', { title }) })).toBeVisible()
        await phone.reload()
        await expect(phone.getByText(say('campaigns.page.pausedNote'))).toBeVisible()
        await page.getByRole('button', { name: desk('life.of.resume', { title }) }).click()
        await expect(page.getByRole('button', { name: desk('life.of.pause', { title }) })).toBeVisible()
      }
      await page.getByRole('button', { name: desk('life.of.stop', { title }) }).click()
      const sheet = page.getByRole('dialog', { name: desk('life.stopTitle', { title }) })
      await sheet.getByLabel(desk('life.reason')).fill(title)
      await sheet.getByRole('button', { name: desk('life.stopNow') }).click()
      await expect(main.getByText(desk('life.state.ended'), { exact: true }).first()).toBeVisible()
      if (preset !== 'three-friends') return
      await page.getByRole('link', { name: desk('board.archive') }).click()
      await page.getByRole('button', { name: desk('life.of.archive', { title }) }).click()
      await expect(main.getByText(desk('archive.file.holds'), { exact: true })).toBeVisible()
    })
