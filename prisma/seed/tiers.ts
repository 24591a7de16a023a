import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db/client'
import { publishTiers } from '@/lib/tiers/publish-tiers'
import { threeTiers } from '@/lib/tiers/rules'
import { publishTiersSchema } from '@/lib/tiers/schema'

/** The demo shop has three tiers from its first day. */
export async function seedTiers(at: Date): Promise<void> {
  const stated = { terms: { windowMonths: 12, levels: threeTiers }, reason: '开店', requestId: randomUUID() }
  const made = await publishTiers({ actor: null, at, on: db() }, publishTiersSchema.parse(stated))
  if (!made.ok) throw new Error(`no tiers: ${made.refusal}`)
}
