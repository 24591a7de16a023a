'use server'
import { staffAction } from '@/lib/gate/staff-action'
import { saveStore } from './save-store'
import { saveStoreSchema } from './schema'

export const saveStoreAction = staffAction('rewards.stores', saveStoreSchema, saveStore)
