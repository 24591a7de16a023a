import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { signIn } from '../support/accounts'
import { exchangeFor } from '../support/claims'
import { database } from '../support/doors'
import { newShopper } from '../support/shoppers'

// a phone reads Chinese here, a desk English
const spoken = {
  'zh-CN': {
    file: '订单文件',
    check: '先检查',
    checked: '可以记下 1 笔',
    bad: /有 1 行读不懂/,
    import: '记下 1 笔',
    written: '已记下 1 笔',
    nothing: '没有新的成交',
    download: '下载 CSV',
  },
  en: {
    file: 'File of orders',
    check: 'Check first',
    checked: '1 order can be recorded',
    bad: /1 row can’t be read/,
    import: 'Record 1 order',
    written: '1 order was recorded',
    nothing: 'Nothing new',
    download: 'Download CSV',
  },
} as const

test('an export of the other platform says what was bought, once', async ({ page }, { project }) => {
  const locale = project.name === 'phone' ? 'zh-CN' : 'en'
  const t = spoken[locale]
  const claim = await exchangeFor(await newShopper(), 'link')
  const { rows } = await database.query('select reference from link_reference where claim_id = $1', [claim])
  const order = `JD${randomUUID().slice(0, 8)}`
  const head = '订单编号,实付金额,付款时间,订单状态,渠道参数'
  const file = (...lines: string[]) => ({
    name: 'orders.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`\uFEFF${[head, ...lines].join('\r\n')}`),
  })
  const line = `${order},88.80,2026-11-20 10:00:00,已完成,${rows[0].reference}`
  await signIn(page, 'finance@demo.test', locale)
  await page.goto(`/${locale}/merchant/rewards/outcomes`)
  const chosen = page.getByLabel(t.file)
  const check = page.getByRole('button', { name: t.check })
  await chosen.setInputFiles(file(line, `=cmd(),1,,,${rows[0].reference}`))
  await check.click()
  await expect(page.getByText(t.bad)).toBeVisible()

  await chosen.setInputFiles(file(line, 'A1,5,,,', line))
  await check.click()
  await expect(page.getByText(t.checked)).toBeVisible()
  await page.getByRole('button', { name: t.import }).click()
  await expect(page.getByText(t.written)).toBeVisible()
  const told = await database.query('select state from claim where id = $1', [claim])
  expect(told.rows[0].state).toBe('used')

  await chosen.setInputFiles(file(line))
  await check.click()
  await expect(page.getByText(t.nothing)).toBeVisible()
  const csv = await page.request.get('/api/merchant/rewards/outcomes.csv')
  expect(await csv.text()).toContain('京东旗舰店 10 元券')
  await expect(page.getByRole('link', { name: t.download })).toBeVisible()
})
