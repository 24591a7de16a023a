import { describe, expect, test, vi } from 'vitest'
import { db } from '@/lib/db/client'
import { row } from '@/lib/db/sql'
import { useTestDatabase } from '@/lib/db/testing'
import { mailTemplates } from './mail'
import { renderMail } from './render-mail'

useTestDatabase()
vi.stubEnv('NEXTAUTH_SECRET', 'a secret of the tests, long enough to be one')
vi.stubEnv('DATABASE_URL', 'postgres://unused')
vi.stubEnv('APP_URL', 'https://shop.test')

const ORDER = '018f0000-0000-7000-8000-000000000001'

/** A letter reads an order and nothing else of the shop: its row and one line are enough. */
async function anOrder(): Promise<void> {
  await row(
    `with a as (insert into coupon (title_zh, title_en, kind, amount_minor, is_automatic) values ('满 200 减 15', '¥15 off ¥200', 'amount', 1500, true) returning id),
     c as (insert into coupon (code, title_zh, title_en, kind, amount_minor) values ('FIVE', '5 元券', '¥5 off', 'amount', 500) returning id),
     used as (insert into coupon_use (order_id, coupon_id, state, amount_minor) select $1, id, 'used', 500 from c),
     o as (insert into shop_order (id, number, request_id, input_hash, email, locale, state, currency, goods_minor, coupon_minor,
        auto_coupon_id, auto_minor, points_minor, shipping_minor, total_minor, spent_points, award_points, address, hold_expires_at, placed_at, paid_at,
        tracking_carrier, tracking_number, account_id)
       select $1, 1042, gen_random_uuid(), '\\x00', 'li@demo.test', 'zh-CN', 'paid', 'CNY', 25900, 2000, a.id, 1500, 300, 1200, 24800, 300, 236, '{}',
        now(), now(), now(), '顺丰', 'SF123', account.id from account, a returning id)
     insert into order_line (order_id, position, variant_id, product_slug, title_zh, title_en, options_zh, options_en, unit_price_minor,
       quantity, goods_minor, coupon_minor, points_minor, net_minor)
     select id, 0, gen_random_uuid(), 'cup', '粗陶杯 <b>', 'Stoneware "cup" & <script>', '{大}', '{Large}', 12950, 2, 25900, 2000, 300, 23600 from o`,
    [ORDER],
  )
}

const tierEnding = {
  endsAt: '2026-03-31T16:00:00Z',
  timeZone: 'Asia/Shanghai',
  measure: 'spend',
  missing: 32_000,
  currency: 'CNY',
  nameZh: '金卡',
  nameEn: 'Gold',
}

const write = (
  template: string,
  locale: string,
  params: Record<string, unknown> = { orderId: ORDER, token: 'a-token', ...tierEnding },
) =>
  renderMail(
    { id: 1, recipient: 'li@demo.test', locale, template, params, createdAt: new Date('2026-03-01T10:00:00Z') },
    db(),
  )

describe('every letter', () => {
  test.each(mailTemplates.flatMap((template) => [[template, 'zh-CN'] as const, [template, 'en'] as const]))(
    '%s is written in %s, the text saying what the HTML says',
    async (template, locale) => {
      await row(`insert into account (email) values ('li@demo.test') on conflict do nothing`)
      if (!(await row('select 1 from shop_order where id = $1', [ORDER]))) await anOrder()
      const { subject, text, html } = await write(template, locale)
      expect(subject).not.toMatch(/[{}\r\n]|emails\./)
      expect(text).not.toMatch(/[{}]|undefined|emails\./)
      expect(html).toContain(`<html lang="${locale}">`)
      expect(html).not.toContain('<script>')
      const href = /https:\/\/shop\.test\/\S+/.exec(text)?.[0] ?? ''
      expect(href).toContain(`https://shop.test/${locale}/`)
      expect(html).toContain(href.replaceAll('&', '&amp;'))
    },
  )
})

test('a paid order lists its goods, deductions and total as charged', async () => {
  const { subject, text, html } = await write('order-paid', 'en')
  expect(subject).toBe('Order 1042 is paid')
  for (const said of [
    'Stoneware "cup" & <script> · Large × 2  ¥259.00',
    'Discount “¥15 off ¥200”  −¥15.00',
    'Coupon “¥5 off”  −¥5.00',
    'Points (300)  −¥3.00',
    'Shipping  ¥12.00',
    'Paid  ¥248.00',
    'earns 236 points',
  ]) {
    expect(text).toContain(said)
  }
  expect(html).toContain('Stoneware &quot;cup&quot; &amp; &lt;script&gt;')
})

test('a refund says what went back, and whether anything is left', async () => {
  const refunded = async (no: number, isLast: boolean, more: { amount: number; withheld?: number; owed?: number }) => {
    const outcome = { whole: isLast, owedPoints: more.owed ?? 0, settledPoints: more.withheld ?? 0 }
    const made = await row<{ id: string }>(
      `with paid as (insert into payment (order_id, provider_payment_id, amount_minor, currency, state, at)
           values ($1, 'pi_mail_' || $2::int, 24800, 'CNY', 'surplus', now()) returning id),
         made as (insert into refund (order_id, payment_id, amount_minor, shipping_minor, withheld_minor, returned_points, revoked_points,
             reason, request_key, created_at, no, outcome)
           select $1, paid.id, $3, 200, $4, 150, 118, 'broken', 'mail-' || $2::int, now(), $2::int, $5 from paid returning id)
       insert into refund_line (refund_id, position, quantity, net_minor, points_minor) select id, 0, 1, 11800, 150 from made
       returning refund_id as id`,
      [ORDER, no, more.amount, more.withheld ?? 0, JSON.stringify(outcome)],
    )
    return (locale: string) => write('order-refunded', locale, { orderId: ORDER, refundId: made?.id })
  }
  const part = await refunded(7, false, { amount: 11_400, withheld: 600 })
  const { subject, text } = await part('en')
  expect(subject).toBe('A part of order 1042 is refunded')
  for (const said of [
    '¥114.00 goes back',
    '150 points that you spent',
    '118 points that this order earned',
    '600 of the points',
    '¥6.00, was kept back',
  ])
    expect(text).toContain(said)
  for (const said of [
    'Stoneware "cup" & <script> × 1  ¥118.00',
    'Shipping  ¥2.00',
    'Kept back  −¥6.00',
    'This refund  ¥114.00',
  ])
    expect(text).toContain(said)
  expect((await part('zh-CN')).text).toContain('退了一部分，退款 ¥114.00 会原路退回')
  const rest = await refunded(8, true, { amount: 12_000, owed: 40 })
  expect((await rest('zh-CN')).text).toMatch(/余下的也退了[^]*整单已经退完[^]*40 分已经花掉，先记为所欠/)
  const noMoney = await refunded(9, false, { amount: 0 })
  expect((await noMoney('en')).text).toContain('no money to return this time')
})

test('a no to a wish for money says why; a yes says that it is one', async () => {
  const { text } = await write('refund-declined', 'zh-CN', { orderId: ORDER, note: '杯子已经用过了' })
  expect(text).toContain('店家说：杯子已经用过了')
  const made = await row<{ id: string }>('select id from refund where order_id = $1 and no = 7', [ORDER])
  const yes = await write('order-refunded', 'en', { orderId: ORDER, refundId: made?.id, asked: true })
  expect(yes.text).toContain('The shop has agreed to the refund that you asked for.')
})

test('a shipped order says with whom and under which number', async () => {
  expect((await write('order-shipped', 'zh-CN')).text).toContain('顺丰，运单号 SF123。')
})

test('money that comes back unasked says how much and why', async () => {
  const { text } = await write('refund-sent', 'en', { orderId: ORDER, amountMinor: 1250, surplus: 'paid-twice' })
  expect(text).toContain('This order was paid twice')
  expect(text).toContain('The ¥12.50 of order 1042')
})

test('a letter to a path outside the shop leads home instead', async () => {
  const { text } = await write('magic-link', 'en', { token: 'a-token', returnTo: '//evil.test' })
  expect(text).toContain('returnTo=%2Faccount')
})
