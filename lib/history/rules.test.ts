import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { readMoney, readTime } from '@/lib/kernel/file-cells'
import { millsOfText, minorOfMills, textOfMills } from '@/lib/kernel/mills'
import { guessDateOrder, guessMapping, missingFields } from './rules'

describe('columns are known by their headings', () => {
  it.each([
    [
      ['InvoiceNo', 'StockCode', 'Description', 'Quantity', 'InvoiceDate', 'UnitPrice', 'CustomerID', 'Country'],
      'line',
      'UnitPrice',
    ],
    [['invoice', 'type', 'customer_id', 'placed_at', 'total_gbp', 'lines', 'country'], 'invoice', undefined],
    [['订单编号', '付款时间', '会员号', '商品编码', '数量', '单价'], 'line', '单价'],
    [['订单号', '下单时间', '买家', '实付金额'], 'invoice', undefined],
  ])('%j', (titles, grain, unitPrice) => {
    const guessed = guessMapping(titles)
    expect(guessed.grain).toBe(grain)
    expect(guessed.columns.unitPrice).toBe(unitPrice)
    expect(missingFields(guessed)).toEqual([])
  })

  it('and what is missing is said', () => {
    expect(missingFields(guessMapping(['Total', 'Country']))).toEqual(['invoice', 'placedAt'])
    expect(missingFields({ grain: 'line', columns: { invoice: 'a', placedAt: 'b' } })).toEqual([
      'unitPrice',
      'quantity',
    ])
  })
})

test.each([
  [['2011-01-05'], 'ymd'],
  [['03/04/2011', '13/04/2011'], 'dmy'],
  [['03/04/2011', '04/13/2011'], 'mdy'],
  [['03/04/2011'], 'dmy'],
  [[], 'ymd'],
] as const)('dates such as %j are read %s', (samples, order) => {
  expect(guessDateOrder(samples)).toBe(order)
})

test.each([
  ['2011-01-05 08:26:00', 'ymd', '2011-01-05 08:26:00'],
  ['2011/1/5 8:26', 'ymd', '2011-01-05 08:26:00'],
  ['2011-01-05', 'ymd', '2011-01-05 00:00:00'],
  ['2011-01-05T08:26:00.123Z', 'ymd', '2011-01-05 08:26:00Z'],
  ['2011-01-05 08:26:00 +0800', 'ymd', '2011-01-05 08:26:00+0800'],
  ['5/1/2011 8:26', 'dmy', '2011-01-05 08:26:00'],
  ['1/5/2011 8:26', 'mdy', '2011-01-05 08:26:00'],
  ['13/5/2011', 'mdy', null],
  ['5/1/2011', 'ymd', null],
  ['2011-02-29', 'ymd', null],
  ['2011-13-01', 'ymd', null],
  ['0000-01-01', 'ymd', null],
] as const)('%s (%s) is %s', (text, order, wall) => {
  expect(readTime(text, order)?.placedAt ?? null).toBe(wall)
})

test.each([
  ['1.255', 1255],
  ['-53594.360', -53_594_360],
  ['¥1,234.50', 1_234_500],
  ['-£3', -3000],
  ['0', 0],
  ['-0.000', 0],
  ['', 'money-missing'],
  ['1.2345', 'money-decimals'],
  ['1,5', 'money-invalid'],
  ['12,34.5', 'money-invalid'],
  ['9999999999', 'money-large'],
  ['NaN', 'money-invalid'],
])('money %j is %s', (text, read) => {
  expect(readMoney(text)).toBe(read)
})

describe('thousandths', () => {
  it('are written as they were read', () => {
    const amounts = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 })
    const same = (amount: number) => {
      expect(millsOfText(textOfMills(amount))).toBe(amount)
    }
    fc.assert(fc.property(amounts, same), { seed: 1 })
  })
  it('are dropped from what was paid, towards nought', () => {
    expect([1259, -1259, 9, -9, 0].map(minorOfMills)).toEqual([125, -125, 0, 0, 0])
  })
})
