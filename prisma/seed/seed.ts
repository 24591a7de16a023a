// Fills an empty database with the demo shop: `node --import tsx prisma/seed/seed.ts` (DATABASE_URL, MEDIA_DIR).
import { connectTo, disconnect, prisma } from '@/lib/db/client'
import { rows } from '@/lib/db/sql'
import { seedAccounts } from './accounts'
import { seedCatalogue, takeStock } from './catalogue'
import { seedCoupons } from './coupons'
import { seedOrders } from './orders'
import { openProvider } from './provider'

const DAY = 86_400_000
const started = performance.now()
const say = (line: string) =>
  console.log(`  ${((performance.now() - started) / 1000).toFixed(1).padStart(5)} s  ${line}`)

const terms = {
  earning: {
    ratePointsPerUnit: 1,
    steps: [
      { thresholdMinor: 199_00, bonusPoints: 300 },
      { thresholdMinor: 399_00, bonusPoints: 800 },
    ],
    pending: { kind: 'days', days: 7 },
    expiry: { kind: 'rolling-months', months: 12 },
    taxIncludedBps: 0,
  },
  spending: { pointsPerUnit: 100, stepPoints: 10, minPoints: 100, maxShareBps: 5000 },
}

async function openShop(openedAt: Date): Promise<void> {
  await prisma().shop.create({
    data: {
      nameZh: '回头客小店',
      nameEn: 'Regulars Demo Shop',
      supportEmail: 'hello@demo.test',
      shippingFlatMinor: 12_00,
      shippingFreeOverMinor: 99_00,
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
  // letters of the past year are nobody's to read now
  await rows('delete from mail_outbox')
}

async function seed(): Promise<void> {
  if (!process.argv.includes('--force') && !(await isEmpty())) {
    say('the database is not empty: left as it is')
    return
  }
  const now = new Date()
  const openedAt = new Date(now.getTime() - 730 * DAY)
  await openShop(openedAt)
  await seedCatalogue({
    mediaDir: process.env.MEDIA_DIR || '.data/media',
    say,
    openedAt: new Date(now.getTime() - 400 * DAY),
    now,
  })
  await seedAccounts(openedAt)
  await seedCoupons()
  await liveAYear(now)
  await takeStock(now)
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
