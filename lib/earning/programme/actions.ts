'use server'
import { staffAction } from '@/lib/gate/staff-action'
import { discardDraft } from './discard-draft'
import { endRule } from './end-rule'
import { resumeRule } from './resume-rule'
import { endRuleSchema, ruleIdSchema, writeRuleSchema } from './schema'
import { writeRule } from './write-rule'

export const writeRuleAction = staffAction('points.write', writeRuleSchema, writeRule, { changesCatalogue: true })
export const endRuleAction = staffAction('points.write', endRuleSchema, endRule, { changesCatalogue: true })
export const resumeRuleAction = staffAction('points.write', ruleIdSchema, resumeRule, { changesCatalogue: true })
export const discardDraftAction = staffAction('points.write', ruleIdSchema, discardDraft)
