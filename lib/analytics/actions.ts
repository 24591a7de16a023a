'use server'
import { staffAction } from '@/lib/gate/staff-action'
import { getDashboard } from './queries'
import { dashboardRangeSchema } from './schema'

export const getDashboardAction = staffAction('dashboard.read', dashboardRangeSchema, getDashboard)
