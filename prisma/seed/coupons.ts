import { prisma } from '@/lib/db/client'

/** Applies to every large order from now on; what the season before was bought for stays as it was. */
const byItself = (now: Date) => ({
  titleZh: '满 1,999 立减 60',
  titleEn: '¥60 off ¥1,999, by itself',
  kind: 'amount',
  amountMinor: 6000,
  minGoodsMinor: 199900,
  isAutomatic: true,
  stacksWithCodes: true,
  startsAt: now,
})

/** What a shopper can type, what comes off by itself, and what points turn into (prisma/seed/rewards.ts). */
export async function seedCoupons(now: Date): Promise<void> {
  const plant = await prisma().product.findUniqueOrThrow({ where: { slug: 'hanging-plant' }, select: { id: true } })
  await prisma().coupon.createMany({
    data: [
      {
        code: 'HUITOU20',
        titleZh: '老客专享 满 199 减 20',
        titleEn: '¥20 off ¥199 for regulars',
        kind: 'amount',
        amountMinor: 2000,
        minGoodsMinor: 19900,
        listed: true,
      },
      {
        code: 'JIANMIAN',
        titleZh: '见面礼 88 折，最多减 30',
        titleEn: 'Nice to meet you: 12 % off, up to ¥30',
        kind: 'percent',
        percentBps: 1200,
        maxDiscountMinor: 3000,
        perShopperLimit: 1,
        listed: true,
      },
      {
        titleZh: '5 元无门槛券',
        titleEn: '¥5 off anything',
        kind: 'amount',
        amountMinor: 500,
      },
      {
        titleZh: '包邮券',
        titleEn: 'Free shipping',
        kind: 'free-shipping',
      },
      {
        titleZh: '满 199 减 25 券',
        titleEn: '¥25 off ¥199',
        kind: 'amount',
        amountMinor: 2500,
        minGoodsMinor: 19900,
        validDays: 60,
      },
      {
        titleZh: '满 499 减 80 券',
        titleEn: '¥80 off ¥499',
        kind: 'amount',
        amountMinor: 8000,
        minGoodsMinor: 49900,
        validDays: 60,
      },
      {
        titleZh: '垂吊绿植兑换券',
        titleEn: 'A hanging plant',
        kind: 'product',
        productIds: [plant.id],
        pieces: 1,
        validDays: 60,
      },
      byItself(now),
    ],
  })
}
