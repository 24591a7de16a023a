import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { minor } from '@/lib/kernel/money'
import en from '@/messages/en/coupons.json'
import zh from '@/messages/zh-CN/coupons.json'
import { CouponWorth } from './coupon-worth'

const coupon = {
  kind: 'percent' as const,
  amountMinor: minor(0),
  percentBps: 1_200,
  maxDiscountMinor: minor(5_000),
  pieces: null,
  scope: null,
  minGoodsMinor: minor(19_900),
}

test.each([
  ['zh-CN' as const, zh, ['8.8 折，最多减 ¥50', '满 ¥199 可用']],
  ['en' as const, en, ['12% off, up to ¥50', 'On orders from ¥199']],
])('the desk words a coupon as the shop does (%s)', (locale, coupons, words) => {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} timeZone="Asia/Shanghai" messages={{ coupons }}>
      <CouponWorth terms={coupon} />
    </NextIntlClientProvider>,
  )
  for (const part of words) expect(html).toContain(part)
})
