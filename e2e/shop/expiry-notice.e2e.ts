import { expect, test } from '@playwright/test'
import { database } from '../support/doors'
import { browserOf, newShopper } from '../support/shoppers'

test('points that end soon are said once: put aside they stay away, and the calendar still has them', async ({
  browser,
}) => {
  const shopper = await newShopper()
  await database.query(
    `select points_award($1, $2, 'manual', 'gift', 130, '{"note": "回头礼", "points": 130}', null,
       (date_trunc('day', now() at time zone time_zone) + interval '6 days') at time zone time_zone, 'marketing', null, null, null) from shop`,
    [shopper.id, `gift:${shopper.id}`],
  )
  // nobody is woken: it is told by day alone, whatever the time of this story
  await database.query(
    `select notices_expiring((date_trunc('day', now() at time zone time_zone) + interval '12 hours') at time zone time_zone, 10000) from shop`,
  )
  const me = await browserOf(browser, shopper)
  await me.goto('/zh-CN/points')
  const notices = me.getByRole('list', { name: '快到期的积分' })
  await expect(notices).toContainText('130 积分还有 5 天到期')
  await notices.getByRole('button', { name: /^知道了：/ }).click()
  await expect(notices).toHaveCount(0)
  // kept by the shop, not by this page
  await expect(async () => {
    await me.reload()
    await expect(me.getByRole('heading', { level: 1, name: '我的积分' })).toBeVisible()
    await expect(notices).toHaveCount(0, { timeout: 1_000 })
  }).toPass()
  // drawn when one comes near
  await me.getByRole('heading', { name: '到期日历' }).scrollIntoViewIfNeeded()
  await expect(me.getByRole('table', { name: /到期的积分$/ })).toContainText('130')
  await me.goto('/zh-CN/account')
  await expect(notices).toHaveCount(0)
})
