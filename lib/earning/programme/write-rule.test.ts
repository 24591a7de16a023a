import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { endRule } from './end-rule'
import { listRules, listRuleVersions } from './queries'
import { written } from './rule.fixture'
import { liveRulesSchema, writeRuleSchema } from './schema'
import { writeRule } from './write-rule'

useTestDatabase()
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

const [spring, summer, autumn] = ['2040-03-01', '2040-06-01', '2040-09-01'].map(
  (day) => new Date(`${day}T00:00:00Z`),
) as [Date, Date, Date]
const at = (moment: Date) => ({ actor: null, at: moment, on: db() })

async function liveAt(moment: Date) {
  const [found] = await rows<{ live: unknown }>('select earning_live($1) as live', [moment])
  return found?.live === null ? [] : liveRulesSchema.parse(found?.live).rules
}

describe('a rule', () => {
  it('is a draft that gives nothing until it is published, and then from its first day until its end', async () => {
    const draft = written({}, { publish: false })
    expect(await writeRule(at(spring), draft)).toEqual({ ok: true, value: { version: 1 } })
    expect(await liveAt(autumn)).toEqual([])
    const schedule = { ruleId: draft.ruleId, effectiveFrom: summer.toISOString(), endsAt: autumn.toISOString() }
    expect(await writeRule(at(spring), written({}, schedule))).toEqual({ ok: true, value: { version: 1 } })
    const given = await Promise.all(
      [new Date(summer.getTime() - 1), summer, new Date(autumn.getTime() - 1), autumn].map(liveAt),
    )
    expect(given.map((rules) => rules.length)).toEqual([0, 1, 1, 0])
    expect((await listRules(spring)).rules).toMatchObject([{ ruleId: draft.ruleId, state: 'coming', version: 1 }])
    await endRule(at(spring), { ruleId: draft.ruleId, reason: 'not needed' })
  })

  it('changes by a new version; the one before stays as it was, and nothing ever changes it', async () => {
    const first = written({ nameEn: 'First' })
    await writeRule(at(spring), first)
    const second = written({ nameEn: 'Second' }, { ruleId: first.ruleId, effectiveFrom: summer.toISOString() })
    expect(await writeRule(at(spring), second)).toEqual({ ok: true, value: { version: 2 } })
    expect((await liveAt(spring)).map((one) => [one.nameEn, one.version])).toEqual([['First', 1]])
    expect((await liveAt(summer)).map((one) => [one.nameEn, one.version])).toEqual([['Second', 2]])
    expect((await listRuleVersions(first.ruleId, summer)).map((one) => one.state)).toEqual(['live', 'replaced'])
    for (const change of [
      `update earning_rule_version set definition = '{}'`,
      `update earning_rule_version set effective_from = effective_from + interval '1 day'`,
      `update earning_rule_version set state = 'draft'`,
      `update earning_rule_version set reason = 'another'`,
      `delete from earning_rule_version`,
    ]) {
      await expect(db().query(`${change} where rule_id = $1`, [first.ruleId])).rejects.toMatchObject({ code: '42501' })
    }
    await expect(db().query('truncate earning_rule_version cascade')).rejects.toMatchObject({ code: '42501' })
    expect(await endRule(at(summer), { ruleId: first.ruleId, reason: 'over' })).toEqual({
      ok: true,
      value: { ended: true },
    })
    expect(await endRule(at(summer), { ruleId: first.ruleId, reason: 'over' })).toEqual({
      ok: true,
      value: { ended: false },
    })
    expect(await liveAt(summer)).toEqual([])
    await expect(
      db().query(`update earning_rule_version set ends_at = null where rule_id = $1`, [first.ruleId]),
    ).rejects.toMatchObject({ code: '42501' })
  })

  it('is written once per request, with one audit row each', async () => {
    const input = written()
    const many = await Promise.all(Array.from({ length: 8 }, () => writeRule(at(spring), input)))
    expect(many.every((one) => one.ok && one.value.version === 1)).toBe(true)
    expect(await writeRule(at(spring), { ...written(), requestId: input.requestId })).toMatchObject({
      refusal: 'key-reused',
    })
    const audited = await rows(`select action, reason from audit_log where subject = $1`, [
      `earning-rule:${input.ruleId}`,
    ])
    expect(audited).toEqual([{ action: 'points.rule.publish', reason: 'the season' }])
    await endRule(at(spring), { ruleId: input.ruleId, reason: 'over' })
  })

  it.each([
    ['rule-in-the-past', { effectiveFrom: spring.toISOString() }],
    ['rule-ends-before-it-begins', { effectiveFrom: autumn.toISOString(), endsAt: autumn.toISOString() }],
  ])('refuses %s', async (refusal, rest) => {
    expect(await writeRule(at(summer), written({}, rest))).toMatchObject({ ok: false, refusal })
  })

  it('that was to come and was ended is ended, long before its first day', async () => {
    const input = written({}, { effectiveFrom: autumn.toISOString() })
    await writeRule(at(spring), input)
    await endRule(at(spring), { ruleId: input.ruleId, reason: 'never mind' })
    expect((await listRuleVersions(input.ruleId, spring)).map((one) => one.state)).toEqual(['ended'])
  })

  it('that could never give is refused, and kept as a draft all the same', async () => {
    const gone = { conditions: [{ kind: 'products' as const, slugs: [], ids: [randomUUID()] }] }
    expect(await writeRule(at(spring), written(gone))).toMatchObject({ ok: false, refusal: 'rule-blocked' })
    expect(await writeRule(at(spring), written(gone, { publish: false }))).toMatchObject({ ok: true })
  })

  it('that is not there can’t be ended', async () => {
    expect(await endRule(at(spring), { ruleId: randomUUID(), reason: 'over' })).toMatchObject({
      refusal: 'rule-unknown',
    })
  })

  it('for a first order is given once ever, whatever was stated', async () => {
    const input = written({ conditions: [{ kind: 'first-order' }] })
    await writeRule(at(spring), input)
    const live = (await liveAt(spring)).find((one) => one.id === input.ruleId)
    expect(live?.limits.perShopper).toEqual([{ period: 'ever', points: null, times: 1 }])
    await endRule(at(spring), { ruleId: input.ruleId, reason: 'over' })
  })
})

it.each([
  ['a rate of nothing', { reward: { kind: 'rate', points: 0, perMinor: 100 } }],
  ['a negative rate', { reward: { kind: 'rate', points: -1, perMinor: 100 } }],
  ['a multiplier that takes away', { reward: { kind: 'multiplier', bps: 9_000 } }],
  [
    'overlapping steps',
    {
      reward: {
        kind: 'steps',
        steps: [
          { thresholdMinor: 2, bonusPoints: 1 },
          { thresholdMinor: 2, bonusPoints: 2 },
        ],
      },
    },
  ],
  ['lines of nothing', { scope: 'lines' }],
  [
    'a limit of nothing',
    { limits: { perShopper: [{ period: 'day', points: null, times: null }], coolDownHours: null, totalPoints: null } },
  ],
  ['an empty hour', { conditions: [{ kind: 'hours', fromMinute: 60, untilMinute: 60 }] }],
  ['a day that no week has', { conditions: [{ kind: 'weekday', days: [0] }] }],
  ['a way of paying that nobody offers', { conditions: [{ kind: 'payment-method', methods: ['cheque'] }] }],
  ['a budget that is no number', { budgetId: 'goodwill' }],
  ['terms of its own without an end', { lot: { pending: { kind: 'days', days: 7 } } }],
])('%s is refused at its field', (_, wrong) => {
  const input = written()
  expect(writeRuleSchema.safeParse({ ...input, definition: { ...input.definition, ...wrong } }).success).toBe(false)
})
