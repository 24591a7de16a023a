'use server'
import { staffAction } from '@/lib/gate/staff-action'
import { closeMonth } from './close-month'
import { closeMonthSchema } from './schema'

export const closeMonthAction = staffAction('finance.close', closeMonthSchema, closeMonth, {
  rate: { name: 'close-month', max: 60, seconds: 600 },
})
