import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import sharp from 'sharp'
import { settleInvite } from '@/lib/campaigns/invite/settle-invite'
import { readCode } from '@/lib/media/read-code.fixture'
import { callerOf, database, post } from '../support/doors'
import { aCheckout, browserOf, comeIn, newShopper } from '../support/shoppers'

const one = async <T>(text: string, values: unknown[]): Promise<T> => (await database.query(text, values)).rows[0]

/** Buys something, pays, has the parcel since nine days, and the invite is looked at. */
async function buysAndKeeps(email: string): Promise<void> {
  const { id } = await one<{ id: string }>('select id from account where email = $1', [email])
  await database.query('update account set email_verified_at = now() where id = $1', [id])
  const { order } = await aCheckout({ ...(await callerOf(email)), id })
  const placed = JSON.parse((await post('/api/checkout', order, { as: await callerOf(email) })).text)
  const orderId = placed.value.orderId
  await database.query('select order_settle(id, $2, total_minor, currency, null, null) from shop_order where id = $1', [
    orderId,
    `story:${orderId}`,
  ])
  await look(id)
  // far down the desk's list, where other stories take their orders from the top: the provider knows nothing of this payment
  await database.query(
    `update shop_order set state = 'shipped', placed_at = now() - interval '200 days', shipped_at = now() - interval '9 days',
       delivered_at = now() - interval '9 days' where id = $1`,
    [orderId],
  )
}

async function look(friendId: string): Promise<void> {
  const invite = await one<{ id: string }>('select id from invite where friend_id = $1', [friendId])
  await settleInvite({ at: null, on: database }, invite.id)
}

test('a friend comes by the poster and buys, the points come; a second self is held and looked at', async ({
  page,
  browser,
}, { project }) => {
  test.skip(project.name !== 'phone', 'one screen tells it')
  const li = await newShopper()
  await comeIn(page, li)
  const { slug } = await one<{ slug: string }>(
    `select slug from campaign where kind = 'invite' and state in ('scheduled', 'live') limit 1`,
    [],
  )
  await page.goto(`/zh-CN/campaigns/${slug}`)
  await page.getByRole('button', { name: '生成我的邀请链接' }).click()
  await page.getByRole('button', { name: '邀请海报' }).click()
  const poster = page.getByRole('img', { name: /邀请海报/ })
  await expect(poster).toBeVisible()
  const png = await (await page.request.get((await poster.getAttribute('src')) ?? '')).body()
  const { data, info } = await sharp(png).greyscale().raw().toBuffer({ resolveWithObject: true })
  const link = readCode(data, info.width, info.height)

  // the friend's phone
  const friend = await (await browser.newContext()).newPage()
  await friend.goto(link)
  await expect(friend.getByText('小** 邀请你来逛逛')).toBeVisible()
  const signUp = friend.getByRole('link', { name: '注册，接受邀请' })
  await expect(signUp).toHaveAttribute('href', /visit/)
  await signUp.click()
  const email = `friend-${randomUUID()}@shop.test`
  await friend.getByLabel('怎么称呼你').fill('周小棠')
  await friend.getByLabel('邮箱').fill(email)
  await friend.getByLabel('密码', { exact: true }).fill('a long walk by the river')
  await friend.getByRole('main').getByRole('button', { name: '注册' }).click()
  await expect(friend.getByText('欢迎，已记下是好友邀请你来的')).toBeVisible({ timeout: 15_000 })

  await page.reload()
  const friends = page.getByRole('region', { name: '我的好友' })
  await expect(friends.getByText('已注册', { exact: true })).toBeVisible()
  await buysAndKeeps(email)
  await page.reload()
  await expect(friends.getByText('已下单', { exact: true })).toBeVisible()
  const { id } = await one<{ id: string }>('select id from account where email = $1', [email])
  await look(id)
  await page.reload()
  await expect(friends.getByText('算数', { exact: true })).toBeVisible()

  // a second account of one's own, on the same device
  const self = await newShopper()
  const device = Buffer.from(randomUUID())
  const { code } = await one<{ code: string }>('select code from invite_link where account_id = $1', [li.id])
  await database.query("select invite_visited($1, $2, now() - interval '1 hour')", [code, device])
  await database.query('update account set created_at = now() where id = $1', [self.id])
  await database.query(
    'select device_noted($1, $2, null), device_noted($1, $3, null), invite_attribute($3, $1, null, null)',
    [device, li.id, self.id],
  )
  await buysAndKeeps(self.name)
  await page.reload()
  await expect(friends.getByText('审核中', { exact: true })).toBeVisible()

  const support = await callerOf('support@demo.test')
  const desk = await browserOf(browser, { ...support, id: '' })
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
  if (process.env.SHOTS) {
    await page.screenshot({ path: '/tmp/inv-mine.png', fullPage: true })
    await desk.goto('/zh-CN/merchant/campaigns/invites?show=appealed')
    await desk.setViewportSize({ width: 1440, height: 900 })
    await desk.screenshot({ path: '/tmp/inv-desk.png' })
    const land = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage()
    await land.goto(link)
    await land.screenshot({ path: '/tmp/inv-land.png', fullPage: true })
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.goto(`/en/campaigns/${slug}`)
    await page.screenshot({ path: '/tmp/inv-en-dark.png', fullPage: true })
  }
})
