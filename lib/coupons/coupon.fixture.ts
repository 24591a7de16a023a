import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db/client'

/** A ¥20 coupon as the merchant's form would leave it; `columns` say what is different. */
export async function newCoupon(columns: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const row = {
    id: randomUUID(),
    title_zh: '20 元券',
    title_en: '¥20 off',
    kind: 'amount',
    amount_minor: 2_000,
    ...columns,
  }
  const names = Object.keys(row)
  const marks = names.map((_, i) => `$${i + 1}`)
  await db().query(`insert into coupon (${names.join(', ')}) values (${marks.join(', ')})`, Object.values(row))
  return row.id
}
