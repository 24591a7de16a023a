import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { decodeQR } from 'qr/decode.js'
import sharp from 'sharp'
import { callerOf, database } from '../support/doors'
import { buysAndKeeps, comesBy, lookAt } from '../support/invites'
import { browserOf, comeIn, newShopper } from '../support/shoppers'
import { wordsIn } from '../support/words'

test('a friend who reads English comes by the poster and buys, the points come; a second self is held and looked at', async ({
  page,
  browser,
}, { project }) => {
  test.skip(project.name !== 'phone', 'one screen tells it')
  const li = await newShopper()
  await comeIn(page, li)
  const { rows: open } = await database.query(
    `select slug from campaign where kind = 'invite' and state in ('scheduled', 'live') order by launched_at limit 1`,
  )
  await page.goto(`/zh-CN/campaigns/${open[0].slug}`)
  await page.getByRole('button', { name: '生成我的邀请链接' }).click()
  await page.getByRole('button', { name: '邀请海报' }).click()
  const poster = page.getByRole('img', { name: /邀请海报/ })
  await expect(poster).toBeVisible()
  const png = await (await page.request.get((await poster.getAttribute('src')) ?? '')).body()
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const link = decodeQR({ ...info, data })

  // the friend's phone; the sentences are taken from the shop, the inviter's are written out
  const say = wordsIn('en')
  const friend = await (await browser.newContext()).newPage()
  await friend.goto(link)
  await expect(friend.getByText('小** 邀请你来逛逛')).toBeVisible()
  await friend.goto(friend.url().replace('/zh-CN/', '/en/'))
  await expect(friend.getByText(say('campaigns.invite.landing.invites', { inviter: '小**' }))).toBeVisible()
  const signUp = friend.getByRole('link', { name: say('campaigns.invite.landing.signUp') })
  await expect(signUp).toHaveAttribute('href', /visit/)
  await signUp.click()
  const email = `friend-${randomUUID()}@shop.test`
  await friend.getByLabel(say('auth.fields.name')).fill('Tang Zhou')
  await friend.getByLabel(say('auth.fields.email')).fill(email)
  await friend.getByLabel(say('auth.fields.password'), { exact: true }).fill('a long walk by the river')
  await friend
    .getByRole('main')
    .getByRole('button', { name: say('auth.signUp.submit') })
    .click()
  await expect(friend.getByText(say('campaigns.invite.landing.welcome'))).toBeVisible({ timeout: 15_000 })

  await page.reload()
  const friends = page.getByRole('region', { name: '我的好友' })
  await expect(friends.getByText('已注册', { exact: true })).toBeVisible()
  const id = await buysAndKeeps(email)
  await page.reload()
  await expect(friends.getByText('已下单', { exact: true })).toBeVisible()
  await lookAt(id)
  await page.reload()
  await expect(friends.getByText('算数', { exact: true })).toBeVisible()

  // a second account of one's own, on the same device
  const self = await newShopper()
  const device = Buffer.from(randomUUID())
  const { rows: links } = await database.query('select code from invite_link where account_id = $1', [li.id])
  await database.query('select device_noted($1, $2, null)', [device, li.id])
  await comesBy(links[0].code, self, device)
  await buysAndKeeps(self.name)
  await page.reload()
  await expect(friends.getByText('审核中', { exact: true })).toBeVisible()

  const support = await callerOf('support@demo.test')
  const desk = await browserOf(browser, support)
  await desk.goto('/zh-CN/merchant/campaigns/invites')
  const row = desk.getByRole('row').filter({ hasText: '和邀请人用同一台设备' }).first()
  await row.getByRole('button', { name: /位不计$/ }).click()
  await desk.getByLabel('给邀请人的一句话').fill('两个账户在同一台手机上')
  await desk.getByRole('dialog').getByRole('button', { name: '不计' }).click()
  await expect(desk.getByText('和邀请人用同一台设备')).toHaveCount(0)
  await page.reload()
  await expect(friends.getByText('店里的答复：两个账户在同一台手机上')).toBeVisible()
  await friends.getByRole('button', { name: '说明一下' }).click()
  await friends.getByLabel('一句话说明').fill('是我妹妹，共用手机')
  await friends.getByRole('button', { name: '提交说明' }).click()
  await expect(friends.getByText('你的说明：是我妹妹，共用手机')).toBeVisible()
})
