import { expect, test } from '@playwright/test'
import { signIn } from '../support/accounts'
import { database } from '../support/doors'

test('support looks up what a shopper had at a moment', async ({ page }) => {
  const { rows } = await database.query(
    `select a.id, p.at, (select sum(e.amount_points) from posting q join entry e on e.posting_id = q.id and e.account_id = a.id and e.bucket = 'available'
       where q.account_id = a.id and q.at <= date_trunc('minute', p.at))::int as points,
       to_char(p.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI') as local
     from account a join posting p on p.account_id = a.id where a.email = 'li@demo.test' and p.kind = 'release' order by p.id offset 3 limit 1`,
  )
  const [asked] = rows
  await signIn(page, 'support@demo.test')
  await page.goto(`/zh-CN/merchant/shoppers/${asked.id}`)
  const panel = page.getByRole('region', { name: '某一刻的余额' })
  await panel.getByLabel('店里时间').fill(asked.local)
  await panel.getByRole('button', { name: '查看' }).click()
  await expect(panel.getByRole('heading', { level: 3 })).toContainText('的余额')
  await expect(panel.getByText(asked.points.toLocaleString('zh-CN'), { exact: true })).toBeVisible()
})
