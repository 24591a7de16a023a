'use server'
import { staffAction } from '@/lib/gate/staff-action'
import { endRule } from './end-rule'
import { endRuleSchema, writeRuleSchema } from './schema'
import { writeRule } from './write-rule'

export const writeRuleAction = staffAction('points.write', writeRuleSchema, writeRule, { changesCatalogue: true })
export const endRuleAction = staffAction('points.write', endRuleSchema, endRule, { changesCatalogue: true })
