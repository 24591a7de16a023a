import { describe, expect, it } from 'vitest'
import { formatBasisPoints, formatDate, formatMoney, formatPoints, formatSignedPoints } from './format'

describe('format', () => {
  it.each([
    [1990, 'CNY', 'zh-CN', '¥19.90'],
    [5, 'CNY', 'en', '¥0.05'],
    [-120, 'CNY', 'zh-CN', '−¥1.20'],
    [0, 'CNY', 'en', '¥0.00'],
    [9_007_199_254_740_991, 'CNY', 'en', '¥90,071,992,547,409.91'],
    [500, 'JPY', 'en', '¥500'],
  ])('writes %d %s in %s as %s', (amount, currency, locale, text) => {
    expect(formatMoney(amount, currency, locale)).toBe(text)
  })

  it('drops the cents of whole yuan when asked', () => {
    expect(formatMoney(20_000, 'CNY', 'zh-CN', { trimZeros: true })).toBe('¥200')
    expect(formatMoney(20_050, 'CNY', 'zh-CN', { trimZeros: true })).toBe('¥200.50')
  })

  it('writes points whole, and with their sign in a history', () => {
    expect(formatPoints(12345, 'zh-CN')).toBe('12,345')
    expect(formatPoints(-562_007, 'zh-CN')).toBe('−562,007')
    expect(formatSignedPoints(300, 'en')).toBe('+300')
    expect(formatSignedPoints(-120, 'en')).toBe('−120')
  })

  it('writes basis points as a percentage', () => {
    expect(formatBasisPoints(1250, 'en')).toBe('12.5%')
    expect(formatBasisPoints(3000, 'zh-CN')).toBe('30%')
  })

  it('counts days where the shop stands', () => {
    expect(formatDate('2026-11-20T16:30:00Z', 'zh-CN')).toBe('2026年11月21日')
    expect(formatDate('2026-11-20T16:30:00Z', 'zh-CN', 'time')).toBe('2026/11/21 00:30')
    // not 24:30, which browsers do not write
    expect(formatDate('2026-11-20T16:30:00Z', 'en', 'time')).toBe('11/21/2026, 00:30')
    expect(formatDate('2026-11-20T16:30:00Z', 'en', 'day', 'UTC')).toBe('November 20, 2026')
  })
})
