import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { loadMessages } from '@/lib/i18n/load-messages'
import type { Locale } from '@/lib/i18n/routing'
import type { RefundOutcome } from '@/lib/orders/refunds/schema'
import { RefundEffects } from './refund-effects'

const outcome: RefundOutcome = {
  moneyMinor: 29_400,
  shippingMinor: 1_200,
  withheldMinor: 600,
  lines: [
    { position: 0, quantity: 2, netMinor: 20_000, pointsMinor: 500 },
    { position: 1, quantity: 0, netMinor: 8_800, pointsMinor: 0 },
  ],
  returnedPoints: 500,
  revokedPoints: 900,
  returnedLots: [
    { lotId: 1, points: 300, graced: false, expiresAt: '2027-02-28T16:00:00+00:00' },
    { lotId: 2, points: 150, graced: true, expiresAt: null },
    { lotId: 3, points: 50, graced: null, expiresAt: null },
  ],
  revokedLots: [
    { lotId: 4, points: 100, own: true },
    { lotId: 5, points: 120, own: false },
  ],
  owedPoints: 80,
  settledPoints: 600,
  nettedPoints: 40,
  coupon: 'kept',
  whole: false,
}

const line = { optionsZh: [], optionsEn: [], imageFile: null, quantity: 3, refundedQuantity: 0, openedQuantity: 0 }
const lines = [
  { ...line, position: 0, titleZh: '杯', titleEn: 'Cup' },
  { ...line, position: 1, titleZh: '碟', titleEn: 'Saucer' },
]

async function text(locale: Locale, more: Partial<Parameters<typeof RefundEffects>[0]> = {}) {
  const known = { outcome, isBusy: false, lines, currency: 'CNY', coupon: null, graceDays: 14 }
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} timeZone="Asia/Shanghai" messages={await loadMessages(locale)}>
      <RefundEffects {...known} {...more} />
    </NextIntlClientProvider>,
  )
  return html.replaceAll(/<[^>]*>/g, '\n').replaceAll(/\n+/g, '\n')
}

test('a refund is told to the fen and the point', async () => {
  const said = await text('zh-CN')
  for (const words of [
    '¥294.00 原路退回',
    '杯 × 2：¥200.00，另有 ¥5.00 是积分抵的，按积分退',
    '碟：¥88.00',
    '其中运费 ¥12.00',
    '已经花掉的 600 积分折成 ¥6.00，从退款里扣下',
    '150 分原已过期，再给 14 天',
    '300 分，2027/02/28 前有效',
    '50 分，长期有效',
    '其中 40 分先补上以前欠的',
    '100 分从这一单自己的批次收回',
    '120 分从其他批次收回',
    '80 分已经花掉，先记为所欠',
    '优惠券要等整单退完才退回',
  ])
    expect(said).toContain(words)
})

test('in English too, and the coupon by its name', async () => {
  const said = await text('en', { coupon: 'Ten off', outcome: { ...outcome, coupon: 'returned', whole: true } })
  for (const words of [
    '¥294.00 goes back',
    '150 that had expired get 14 more days',
    'The coupon “Ten off” can be used again',
    'Nothing is left',
  ])
    expect(said).toContain(words)
})

test('nothing chosen and nothing known are said as such', async () => {
  expect(await text('zh-CN', { outcome: null })).toContain('选好要退的件数或金额')
  expect(await text('zh-CN', { outcome: null, isBusy: true })).toContain('正在算')
})
