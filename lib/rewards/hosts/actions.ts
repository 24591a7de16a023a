'use server'
import { staffAction } from '@/lib/gate/staff-action'
import { allowHost } from './allow-host'
import { forbidHost } from './forbid-host'
import { allowHostSchema, forbidHostSchema } from './schema'

export const allowHostAction = staffAction('rewards.hosts', allowHostSchema, allowHost)
export const forbidHostAction = staffAction('rewards.hosts', forbidHostSchema, forbidHost)
