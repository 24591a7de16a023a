import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { loadMessages } from '@/lib/i18n/load-messages'
import type { OrderView } from '@/lib/orders/queries'
import zh from '@/messages/zh-CN/orders.json'
import { OrderPage } from './order-page-client'

// the parts that ask the server or the router have stories of their own
vi.mock('./awaiting-payment-client', () => ({ AwaitingPayment: () => null }))
vi.mock('./confirm-receipt-client', () => ({ ConfirmReceipt: () => 'Has it arrived?' }))
vi.mock('./buy-again-client', () => ({ BuyAgain: () => null }))
vi.mock('next/navigation', () => ({ useRouter: () => ({}) }))

const order: OrderView = {
  id: '018f0000-0000-7000-8000-000000000001',
  number: 1042,
  rewardId: null,
  campaignId: null,
  state: 'paid',
  email: 'li@demo.test',
  currency: 'CNY',
  timeZone: 'Asia/Shanghai',
  deliveredAfterDays: 7,
  goodsMinor: 0,
  couponMinor: 0,
  pointsMinor: 0,
  shippingMinor: 0,
  totalMinor: 0,
  spentPoints: 0,
  awardPoints: 0,
  discounts: [],
  address: { name: '', phone: '', country: 'CN', province: '', city: '', district: '', line1: '', postalCode: '' },
  note: '',
  payUrl: null,
  holdExpiresAt: '2026-11-22T10:00:00Z',
  placedAt: '2026-11-22T09:00:00Z',
  paidAt: '2026-11-22T09:01:00Z',
  shippedAt: null,
  deliveredAt: null,
  completedAt: null,
  cancelledAt: null,
  cancelReason: null,
  refundedAt: null,
  refundedMinor: 0,
  refundedShippingMinor: 0,
  returnedPoints: 0,
  revokedPoints: 0,
  trackingCarrier: null,
  trackingNumber: null,
  isMember: false,
  lines: [],
  draws: null,
  award: null,
  refunds: [],
  graceDays: 14,
  requests: [],
  now: '2026-11-22T09:02:00Z',
}

async function html(isMember: boolean, more: Partial<typeof order> = {}) {
  const messages = await loadMessages('zh-CN')
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="zh-CN" timeZone="Asia/Shanghai" messages={messages}>
      <OrderPage order={{ ...order, ...more, isMember }} token="a-token" isBack={false} />
    </NextIntlClientProvider>,
  )
}

test('only a guest is told to keep the address: a member finds the order in the account', async () => {
  expect(await html(false)).toContain(zh.saveLink)
  expect(await html(true)).not.toContain(zh.saveLink)
})

test('a parcel that has arrived is no longer on its way, and is not asked for again', async () => {
  const shipped = { state: 'shipped', paidAt: order.placedAt, shippedAt: order.placedAt } as const
  const onItsWay = await html(true, shipped)
  expect(onItsWay).toContain('已发货，在路上了')
  expect(onItsWay).toContain('Has it arrived?')
  const arrived = await html(true, { ...shipped, deliveredAt: order.placedAt })
  expect(arrived).toContain('已收货</h1>')
  expect(arrived).not.toContain('Has it arrived?')
})

test('an award of several lots says of each what it is for, when it comes and until when it is good', async () => {
  const lot = { isPending: false, releasesAt: null, expiresAt: null, releaseOn: null, idleDays: null }
  const said = await html(true, {
    award: {
      points: 641,
      explanation: null,
      state: 'pending',
      releasesAt: null,
      expiresAt: null,
      releaseOn: null,
      idleDays: null,
      lots: [
        { ...lot, points: 600, rules: ['terms'], isPending: true, releasesAt: '2026-11-29T16:00:00Z' },
        { ...lot, points: 41, rules: ['a rule'], expiresAt: '2026-12-22T16:00:00Z' },
      ],
    },
  })
  const text = said.replaceAll(/<[^>]+>/g, '')
  expect(text).toContain('641 积分，分几笔到账')
  expect(text).toContain('600 消费得分 · 2026年11月30日 起可用')
  expect(text).toContain('· 已到账 · 用到 2026年12月22日')
})
