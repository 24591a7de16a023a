import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db/client'
import { publishTiers } from '@/lib/tiers/publish-tiers'
import { publishTiersSchema } from '@/lib/tiers/schema'

const levels = [
  { code: 'silver', nameZh: '银卡', nameEn: 'Silver', atLeastMinor: 1_000_00 },
  { code: 'gold', nameZh: '金卡', nameEn: 'Gold', atLeastMinor: 5_000_00 },
  { code: 'black', nameZh: '黑金卡', nameEn: 'Black', atLeastMinor: 20_000_00 },
]

/** The demo shop has three tiers from its first day. */
export async function seedTiers(at: Date): Promise<void> {
  const stated = { terms: { windowMonths: 12, levels }, reason: '开店', requestId: randomUUID() }
  const made = await publishTiers({ actor: null, at, on: db() }, publishTiersSchema.parse(stated))
  if (!made.ok) throw new Error(`no tiers: ${made.refusal}`)
}
