import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { catalogHash, merchant } from '../catalog.fixture'
import { give, one } from './import.fixture'

useTestDatabase()

const real = path.resolve(import.meta.dirname, '../../../../shared/data/shopify')
const realFiles = ['home-and-garden', 'apparel', 'fashion'].filter((name) =>
  fs.existsSync(path.join(real, `${name}.csv`)),
)

describe('real exports', () => {
  if (realFiles.length < 3) test.skip('skipped: data not present', () => {})
  test.each(realFiles)(
    '%s comes in whole, and a second time as nothing',
    async (name) => {
      const ctx = await merchant()
      const bytes = fs.readFileSync(path.join(real, `${name}.csv`))
      const expected = { 'home-and-garden': [20, 21], apparel: [25, 96], fashion: [997, 3684] }[name]
      const dry = await give(ctx, bytes, true)
      const begun = performance.now()
      const done = await give(ctx, bytes)
      const seconds = (performance.now() - begun) / 1000
      console.warn(
        `${name}: imported in ${seconds.toFixed(1)} s; notes ${done.report.counts.notes}, images ${done.report.counts.images}`,
      )
      expect(done.report.problems).toEqual([])
      expect(done).toMatchObject({
        state: 'done',
        report: { counts: { products: expected?.[0], variants: expected?.[1], create: expected?.[0] } },
      })
      expect(dry.report).toEqual(done.report)
      const before = await catalogHash()
      expect(await give(ctx, bytes)).toMatchObject({
        state: 'done',
        report: { counts: { create: 0, update: 0, unchanged: expected?.[0] } },
      })
      expect(await catalogHash()).toBe(before)
    },
    120_000,
  )

  test('no markup that runs or loads has come in', async () => {
    const found = await one<{ n: number }>(
      `select count(*) as n from product where description_en ~* '<(script|meta|iframe|style|img|span|div)|javascript:| on\\w+=| style='`,
    )
    expect(found.n).toBe(0)
  })
})

test('the books are in order', async () => {
  expect(await brokenInvariants()).toEqual([])
})
