'use server'
import { staffAction } from '@/lib/gate/staff-action'
import { runJobNow } from './run-job-now'
import { jobNameSchema } from './schema'

const rate = { name: 'job-run', max: 30, seconds: 600 }

export const runJobNowAction = staffAction('jobs.run', jobNameSchema, runJobNow, { rate, transaction: true })
