import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { sessionLines } from './session-lines'

const base = { orderNumber: 'R1001', currency: 'CNY', locale: 'zh-CN' }

test('lines that add up are listed', () => {
  const lines = [
    { name: '咖啡豆', quantity: 2, amountMinor: 200 },
    { name: '运费', quantity: 1, amountMinor: 0 },
  ]
  const asked = sessionLines({ ...base, amountMinor: 200, lines })
  expect(asked.map((line) => line.price_data?.product_data?.name)).toEqual(['咖啡豆 × 2', '运费'])
})

test('after a deduction one line says the order and what is in it', () => {
  const lines = [
    { name: '咖啡豆', quantity: 2, amountMinor: 200 },
    { name: '马克杯', quantity: 1, amountMinor: 100 },
  ]
  const [zh, ...rest] = sessionLines({ ...base, amountMinor: 250, lines })
  expect(rest).toEqual([])
  expect(zh?.price_data).toMatchObject({
    unit_amount: 250,
    currency: 'cny',
    product_data: { name: '订单 R1001', description: '咖啡豆 × 2、马克杯' },
  })
  const [en] = sessionLines({ ...base, locale: 'en', amountMinor: 250, lines: [] })
  expect(en?.price_data?.product_data).toEqual({ name: 'Order R1001' })
})

test('whatever the lines say, the shopper pays the order total', () => {
  const line = fc.record({
    name: fc.string(),
    quantity: fc.integer({ min: 1, max: 9 }),
    amountMinor: fc.integer({ min: -500, max: 500 }),
  })
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 120 }),
      fc.integer({ min: 1, max: 5000 }),
      fc.boolean(),
      (lines, total, exact) => {
        const sum = lines.reduce((all, { amountMinor }) => all + amountMinor, 0)
        const amountMinor = exact && sum > 0 ? sum : total
        const asked = sessionLines({ ...base, amountMinor, lines })
        expect(asked.reduce((all, item) => all + (item.price_data?.unit_amount ?? 0), 0)).toBe(amountMinor)
        expect(asked.length).toBeLessThanOrEqual(100)
      },
    ),
  )
})
