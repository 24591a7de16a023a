import { afterAll, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { discardDraft } from './discard-draft'
import { endRule } from './end-rule'
import { listRuleVersions } from './queries'
import { resumeRule } from './resume-rule'
import { written } from './rule.fixture'
import { writeRule } from './write-rule'

useTestDatabase()
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

const [spring, summer, autumn] = ['2040-03-01', '2040-06-01', '2040-09-01'].map(
  (day) => new Date(`${day}T00:00:00Z`),
) as [Date, Date, Date]
const at = (moment: Date) => ({ actor: null, at: moment, on: db() })
const after = (moment: Date, minutes: number) => new Date(moment.getTime() + minutes * 60_000)
const stands = async (ruleId: string, moment: Date) =>
  (await listRuleVersions(ruleId, moment))
    .filter((one) => one.state !== 'ended' && one.state !== 'replaced')
    .map(({ state, effectiveFrom, endsAt, definition }) => ({ state, effectiveFrom, endsAt, name: definition.nameEn }))

it('an ending is taken back: what was in force, what was to come and the draft stand again as they were', async () => {
  const rule = written({ nameEn: 'Now' }, { endsAt: autumn.toISOString() })
  const of = { ruleId: rule.ruleId }
  await writeRule(at(spring), rule)
  await writeRule(at(spring), written({ nameEn: 'Later' }, { ...of, effectiveFrom: summer.toISOString() }))
  await writeRule(at(spring), written({ nameEn: 'Draft' }, { ...of, publish: false }))
  const before = await stands(rule.ruleId, after(spring, 1))
  await endRule(at(after(spring, 1)), { ...of, reason: 'a slip' })
  expect(await stands(rule.ruleId, after(spring, 1))).toEqual([])
  expect(await resumeRule(at(after(spring, 2)), of)).toEqual({ ok: true, value: { resumed: true } })
  const again = await stands(rule.ruleId, after(spring, 2))
  expect(again).toEqual(before.map((one) => (one.state === 'live' ? { ...one, effectiveFrom: after(spring, 2) } : one)))
  expect(await resumeRule(at(after(spring, 3)), of)).toEqual({ ok: true, value: { resumed: false } })
  const deeds = await rows<{ action: string; before: { versions?: unknown[] } | null }>(
    `select action, before from audit_log where subject = $1 order by at desc, id desc limit 2`,
    [`earning-rule:${rule.ruleId}`],
  )
  expect(deeds.map((one) => one.action)).toEqual(['points.rule.resume', 'points.rule.end'])
  expect(deeds[1]?.before?.versions).toHaveLength(3)
})

it('an ending stands once it is ten minutes old, and where there was none', async () => {
  const rule = written()
  await writeRule(at(spring), rule)
  expect(await resumeRule(at(spring), { ruleId: rule.ruleId })).toMatchObject({ refusal: 'rule-end-stands' })
  await endRule(at(spring), { ruleId: rule.ruleId, reason: 'over' })
  expect(await resumeRule(at(after(spring, 11)), { ruleId: rule.ruleId })).toMatchObject({ refusal: 'rule-end-stands' })
})

it('a draft is thrown away, with what it said in the audit; what is published stands', async () => {
  const rule = written({ nameEn: 'Published' })
  await writeRule(at(spring), rule)
  await writeRule(at(spring), written({ nameEn: 'Draft' }, { ruleId: rule.ruleId, publish: false }))
  expect(await discardDraft(at(spring), { ruleId: rule.ruleId })).toEqual({ ok: true, value: { discarded: true } })
  expect(await discardDraft(at(spring), { ruleId: rule.ruleId })).toEqual({ ok: true, value: { discarded: false } })
  expect((await stands(rule.ruleId, spring)).map((one) => one.name)).toEqual(['Published'])
  const [deed] = await rows<{ name: string }>(
    `select before #>> '{definition,nameEn}' as name from audit_log where action = 'points.rule.discard'`,
  )
  expect(deed?.name).toBe('Draft')
})
