'use server'
import { staffAction } from '@/lib/gate/staff-action'
import { publishTiers } from './publish-tiers'
import { publishTiersSchema, tryTiersSchema } from './schema'
import { tryTiers } from './try-tiers'

export const publishTiersAction = staffAction('points.write', publishTiersSchema, publishTiers, {
  changesCatalogue: true,
})

export const tryTiersAction = staffAction('points.write', tryTiersSchema, tryTiers)
