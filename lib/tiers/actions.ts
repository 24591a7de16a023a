'use server'
import { staffAction } from '@/lib/gate/staff-action'
import { publishTiers } from './publish-tiers'
import { publishTiersSchema } from './schema'

export const publishTiersAction = staffAction('points.write', publishTiersSchema, publishTiers, {
  changesCatalogue: true,
})
