import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { merchant } from '@/lib/catalog/catalog.fixture'
import { useTestDatabase } from '@/lib/db/testing'
import { textOfMills } from '@/lib/kernel/mills'
import { give, historyHash, readingOf } from './history.fixture'
import { listHistorySources } from './queries'

useTestDatabase()

// the whole of it is not ours to hand on: HISTORY_DATA says where it lies, or it stands beside the checkout
const folder = process.env.HISTORY_DATA ?? path.resolve(import.meta.dirname, '../../../shared/data')
const orders = path.join(folder, 'online_retail_II_orders.csv.gz')

describe('two real years', () => {
  const head = Buffer.from('invoice,type,customer_id,placed_at,total_gbp,lines,country\n')
  test.skipIf(!fs.existsSync(orders))(
    'come in whole and add up to the last digit; a second time nothing changes',
    async () => {
      const ctx = await merchant()
      const reading = readingOf(head)
      const begun = performance.now()
      const open = () => fs.createReadStream(orders)
      const done = await give(ctx, '', { reading, open })
      console.warn(`two years imported in ${((performance.now() - begun) / 1000).toFixed(1)} s`)
      expect(done).toMatchObject({ state: 'done', report: { rows: 53_628, created: 53_628, problems: [] } })
      const [source] = await listHistorySources()
      expect(source?.figures).toMatchObject({ invoices: 53_628, customers: 5_942, cancels: 8_292 })
      expect(textOfMills(source?.figures.orderMills ?? 0)).toBe('17431533.178')
      expect(textOfMills(source?.figures.cancelMills ?? 0)).toBe('-1087882.140')
      const before = await historyHash()
      expect(await give(ctx, '', { reading, open })).toMatchObject({
        report: { created: 0, changed: 0, unchanged: 53_628 },
      })
      expect(await historyHash()).toBe(before)
    },
    120_000,
  )
})
