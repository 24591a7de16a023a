import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { row } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { publishTerms } from '@/lib/earning/publish-terms'
import { listTermsVersions, liveTerms } from '@/lib/earning/queries'
import { publishTermsSchema } from '@/lib/earning/schema'
import { staff } from '@/lib/gate/staff.fixture'
import { findShop } from '@/lib/shop/queries'
import { saveSettings } from './save-settings'
import { saveSettingsSchema } from './schema'

useTestDatabase()
beforeEach(openShop)
afterEach(async () => expect(await brokenInvariants()).toEqual([]))

/** What the page would send: the shop as it stands with another fee, and terms with this tax, of the version that it shows. */
async function typed(taxIncludedBps: number | null, shippingFlatMinor = 1_500) {
  const ctx = await staff()
  const { isDemo: _, today: __, ...shop } = (await findShop(ctx)) ?? expect.fail('a shop is open')
  const { versionId, earning, spending } = await liveTerms(null)
  const { versionId: ___, live: ____, ...stated } = earning
  const restated = {
    terms: { earning: { ...stated, taxIncludedBps }, spending },
    version: versionId,
    requestId: randomUUID(),
  }
  const input = saveSettingsSchema.parse({
    ...shop,
    shippingFlatMinor,
    reason: '换了税率',
    terms: taxIncludedBps === null ? null : restated,
  })
  return { ctx, input }
}

const taxNow = async () => (await liveTerms(null)).earning.taxIncludedBps
const feeNow = async () => (await row<{ fee: number }>('select shipping_flat_minor as fee from shop'))?.fee
const versions = async () => (await listTermsVersions()).length

describe('what the settings page saves', () => {
  test('is a new version of the terms only where they were changed, under one reason', async () => {
    const before = await versions()
    const { ctx, input } = await typed(null)
    expect(await saveSettings(ctx, input)).toMatchObject({ ok: true })
    expect([await feeNow(), await versions()]).toEqual([1_500, before])
    const taxed = await typed(1_300, 1_600)
    expect(await saveSettings(taxed.ctx, taxed.input)).toMatchObject({ ok: true })
    // asked again, it is the same version
    expect(await saveSettings(taxed.ctx, taxed.input)).toMatchObject({ ok: true })
    expect([await feeNow(), await taxNow(), await versions()]).toEqual([1_600, 1_300, before + 1])
    expect((await listTermsVersions())[0]).toMatchObject({ reason: '换了税率' })
  })

  test('is nothing at all where somebody stated other terms meanwhile', async () => {
    const [mine, theirs] = [await typed(600, 1_700), await typed(900)]
    expect(await saveSettings(theirs.ctx, theirs.input)).toMatchObject({ ok: true })
    expect(await saveSettings(mine.ctx, mine.input)).toMatchObject({ refusal: 'terms-moved' })
    expect([await taxNow(), await feeNow()]).toEqual([900, 1_500])
  })

  test('of sixteen who changed the same version at once is one’s', async () => {
    const before = await versions()
    const all = await Promise.all(Array.from({ length: 16 }, async (_, n) => typed(100 + n, 1_900 + n)))
    const saved = await Promise.all(all.map(async ({ ctx, input }) => saveSettings(ctx, input)))
    expect(saved.filter(({ ok }) => ok)).toHaveLength(1)
    expect(saved.filter((one) => !one.ok && one.refusal === 'terms-moved')).toHaveLength(15)
    const won = saved.findIndex(({ ok }) => ok)
    expect([await taxNow(), await feeNow(), await versions()]).toEqual([100 + won, 1_900 + won, before + 1])
  })

  test.each([{ version: -1 }, { version: 1.5 }, { requestId: 'x' }, { terms: {} }])(
    'with %j never gets past the door',
    async (wrong) => {
      const { input } = await typed(600)
      expect(saveSettingsSchema.safeParse({ ...input, terms: { ...input.terms, ...wrong } }).success).toBe(false)
    },
  )

  test('is nothing at all where terms are to come that would undo it', async () => {
    const { ctx, input } = await typed(600, 1_800)
    const coming = {
      terms: input.terms?.terms,
      effectiveFrom: '2090-01-01T00:00:00Z',
      reason: '明年',
      requestId: randomUUID(),
    }
    expect(await publishTerms(ctx, publishTermsSchema.parse(coming))).toMatchObject({ ok: true })
    expect(await saveSettings(ctx, input)).toMatchObject({ refusal: 'terms-coming' })
    expect(await feeNow()).not.toBe(1_800)
  })
})
