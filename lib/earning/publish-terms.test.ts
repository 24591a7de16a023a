import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { publishTerms } from './publish-terms'
import { listTermsVersions, liveTerms } from './queries'
import { defaultTerms } from './rules'
import { publishTermsSchema } from './schema'

useTestDatabase()
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

const spring = new Date('2040-03-01T00:00:00Z')
const summer = new Date('2040-06-01T00:00:00Z')

const at = (moment: Date) => ({ actor: null, at: moment, on: db() })

const stated = (ratePointsPerUnit: number, effectiveFrom: Date | null = null, requestId: string = randomUUID()) =>
  publishTermsSchema.parse({
    terms: { ...defaultTerms, earning: { ...defaultTerms.earning, ratePointsPerUnit } },
    effectiveFrom: effectiveFrom?.toISOString() ?? null,
    reason: 'the season',
    requestId,
  })

describe('points terms', () => {
  it('are the defaults until a shop states its own', async () => {
    expect(await liveTerms(spring)).toMatchObject({ versionId: 0, earning: { versionId: 0, ratePointsPerUnit: 1 } })
    expect(await listTermsVersions(spring)).toEqual([])
  })

  it('are a new version from their first day on; the old one stays readable', async () => {
    const now = await publishTerms(at(spring), stated(2))
    const later = await publishTerms(at(spring), stated(3, summer))
    expect(now.ok && later.ok && later.value.versionId > now.value.versionId).toBe(true)
    expect((await liveTerms(spring)).earning.ratePointsPerUnit).toBe(2)
    expect((await liveTerms(new Date(summer.getTime() - 1))).earning.ratePointsPerUnit).toBe(2)
    expect((await liveTerms(summer)).earning.ratePointsPerUnit).toBe(3)
    expect((await listTermsVersions(spring)).map((one) => one.state)).toEqual(['coming', 'live'])
    expect((await listTermsVersions(summer)).map((one) => one.state)).toEqual(['live', 'past'])
  })

  it('never reach back', async () => {
    const refused = await publishTerms(at(summer), stated(9, spring))
    expect(refused).toMatchObject({ ok: false, refusal: 'terms-in-the-past' })
  })

  it('are published once per request, with one audit row each; the request with other terms is refused', async () => {
    const requestId = randomUUID()
    const many = await Promise.all(
      Array.from({ length: 8 }, () => publishTerms(at(summer), stated(5, null, requestId))),
    )
    expect(new Set(many.map((one) => one.ok && one.value.versionId)).size).toBe(1)
    expect(await publishTerms(at(summer), stated(6, null, requestId))).toMatchObject({ refusal: 'key-reused' })
    const { rows } = await db().query(
      `select (select count(*) from points_terms) as versions, count(*) as audited from audit_log where subject = 'points-terms'`,
    )
    expect(rows[0]).toEqual({ versions: 3, audited: 3 })
  })

  it.each([
    ['a reason of nothing', { reason: ' ' }],
    ['a day that is none', { effectiveFrom: 'tomorrow' }],
    ['a field that is not theirs', { versionId: 7 }],
  ])('refuse %s', (_, wrong) => {
    expect(publishTermsSchema.safeParse({ ...stated(1), ...wrong }).success).toBe(false)
  })
})
