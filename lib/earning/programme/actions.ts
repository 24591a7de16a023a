'use server'
import { staffAction } from '@/lib/gate/staff-action'
import { discardDraft } from './discard-draft'
import { endRule } from './end-rule'
import { findTrial } from './find-trial'
import { resumeRule } from './resume-rule'
import { endRuleSchema, findTrialSchema, ruleIdSchema, writeRuleSchema } from './schema'
import { writeRule } from './write-rule'

export const writeRuleAction = staffAction('points.write', writeRuleSchema, writeRule, { changesCatalogue: true })
export const findTrialAction = staffAction('points.write', findTrialSchema, findTrial)
export const endRuleAction = staffAction('points.write', endRuleSchema, endRule, { changesCatalogue: true })
export const resumeRuleAction = staffAction('points.write', ruleIdSchema, resumeRule, { changesCatalogue: true })
export const discardDraftAction = staffAction('points.write', ruleIdSchema, discardDraft)
