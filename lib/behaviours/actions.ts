'use server'
import { staffAction } from '@/lib/gate/staff-action'
import { recordBehaviour } from './record-behaviour'
import { saveBehaviour } from './save-behaviour'
import { findShoppersSchema, recordBehaviourSchema, saveBehaviourSchema, voidEventSchema } from './schema'
import { searchShoppers } from './search-shoppers'
import { voidEvent } from './void-event'

export const saveBehaviourAction = staffAction('points.write', saveBehaviourSchema, saveBehaviour)
export const searchShoppersAction = staffAction('points.record', findShoppersSchema, searchShoppers)
export const recordBehaviourAction = staffAction('points.record', recordBehaviourSchema, recordBehaviour)
export const voidEventAction = staffAction('points.record', voidEventSchema, voidEvent)
