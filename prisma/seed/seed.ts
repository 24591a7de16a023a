// Fills an empty database with the demo shop: `node --import tsx prisma/seed/seed.ts` (DATABASE_URL, MEDIA_DIR).
import { connectTo, db, disconnect, prisma } from '@/lib/db/client'
import { rows } from '@/lib/db/sql'
import type { StaffContext } from '@/lib/gate/context'
import { startOfDayIn } from '@/lib/kernel/time'
import { tellOfExpiry } from '@/lib/points/notices/tell-of-expiry'
import { seedAccounts } from './accounts'
import { seedBacktest } from './backtest'
import { seedBehaviours } from './behaviours'
import { seedBonusRules } from './bonus-rules'
import { seedGoodwill, seedPlan, seedPlanByRule, seedWaitingAdjustment } from './budgets'
import { seedCampaigns } from './campaigns'
import { seedCatalogue, takeStock } from './catalogue'
import { seedCoupons } from './coupons'
import { seedMallWindows, seedWishes } from './mall'
import { seedOrders } from './orders'
import { seedCashClaims } from './payouts'
import { openProvider } from './provider'
import { seedReviews } from './reviews'
import { seedGiftClaims, seedRewards, seedStores } from './rewards'
import { terms } from './terms'
import { seedThanks } from './thanks'
import { seedTiers } from './tiers'

const DAY = 86_400_000
const SHOP_ZONE = 'Asia/Shanghai'
const started = performance.now()
const say = (line: string) =>
  console.log(`  ${((performance.now() - started) / 1000).toFixed(1).padStart(5)} s  ${line}`)

async function openShop(openedAt: Date): Promise<void> {
  await prisma().shop.create({
    data: {
      nameZh: '回头客',
      nameEn: 'Regulars',
      supportEmail: 'hello@demo.test',
      shippingFlatMinor: 12_00,
      shippingFreeOverMinor: 99_00,
      paymentMethods: ['wechat-pay', 'alipay', 'card'],
      isDemo: true,
    },
  })
  await prisma().pointsTerms.create({ data: { effectiveFrom: openedAt, terms, reason: '开店' } })
}

async function isEmpty(): Promise<boolean> {
  const [found] = await rows<{ filled: boolean }>(
    'select exists (select 1 from shop) or exists (select 1 from product) as filled',
  )
  return !found?.filled
}

async function liveAYear(now: Date): Promise<void> {
  const provider = await openProvider()
  try {
    const placed = await seedOrders({
      now,
      provider,
      progress: (day, days) => day % 60 === 0 && say(`living through the year: day ${day} of ${days}`),
    })
    say(`${placed} orders placed, paid and sent, and their points earned and spent`)
  } finally {
    await provider.close()
  }
  // as the job of this morning would have
  const morning = startOfDayIn(now, SHOP_ZONE).getTime() + 10 * 3_600_000
  await tellOfExpiry({ at: new Date(morning > now.getTime() ? morning - DAY : morning), on: db() })
  // letters of the past year are nobody's to read now
  await rows('delete from mail_outbox')
}

const ownerOf = (id: string): StaffContext => ({
  actor: { id, email: 'owner@demo.test', name: '', staffRole: 'owner' },
  visitorHash: null,
  locale: 'zh-CN',
  at: null,
  on: db(),
})

async function seed(): Promise<void> {
  if (!process.argv.includes('--force') && !(await isEmpty())) {
    say('the database is not empty: left as it is')
    return
  }
  const now = new Date()
  const openedAt = new Date(now.getTime() - 730 * DAY)
  await openShop(openedAt)
  await seedTiers(openedAt)
  await seedCatalogue({
    mediaDir: process.env.MEDIA_DIR || '.data/media',
    say,
    openedAt: new Date(now.getTime() - 400 * DAY),
    now,
  })
  const accounts = await seedAccounts(openedAt)
  await seedGoodwill(accounts.get('owner@demo.test') ?? '', openedAt)
  await seedCoupons(now)
  await seedRewards(accounts.get('owner@demo.test') ?? '', openedAt)
  const owner = ownerOf(accounts.get('owner@demo.test') ?? '')
  // a season ago: what stood before is the shop as most begin
  await seedBonusRules({ ...owner, at: new Date(now.getTime() - 90 * DAY) }, now)
  await seedStores(accounts, openedAt)
  await liveAYear(now)
  await takeStock(now)
  await seedReviews()
  await seedThanks(accounts.get('owner@demo.test') ?? '', now)
  await seedPlan(accounts.get('owner@demo.test') ?? '', openedAt, now)
  await seedWaitingAdjustment(accounts, now)
  await seedBacktest(accounts.get('owner@demo.test') ?? '')
  await seedGiftClaims(accounts, now)
  await seedCashClaims(accounts, now)
  await seedMallWindows(accounts.get('owner@demo.test') ?? '', now)
  await seedWishes(now)
  await seedBehaviours({ ...owner, at: now }, now)
  await seedPlanByRule(accounts.get('owner@demo.test') ?? '', now)
  const marketer = { ...owner.actor, id: accounts.get('marketer@demo.test') ?? '', staffRole: 'marketer' as const }
  await seedCampaigns(owner, { ...owner, actor: marketer }, now)
  say('the demo shop is open')
}

const url = process.env.DATABASE_URL
if (!url) throw new Error('DATABASE_URL is not set')
connectTo(url)
try {
  await seed()
} finally {
  await disconnect()
}
