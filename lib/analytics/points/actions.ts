'use server'
import { staffAction } from '@/lib/gate/staff-action'
import { saveBands } from './save-bands'
import { saveBandsSchema } from './schema'

export const saveBandsAction = staffAction('dashboard.write', saveBandsSchema, saveBands)
