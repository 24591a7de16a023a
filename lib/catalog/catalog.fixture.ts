import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db/client'
import type { StaffContext } from '@/lib/gate/context'
import { SaveProduct, type SaveProductFields } from './schema'

export async function merchant(): Promise<StaffContext> {
  const email = `${randomUUID()}@staff.test`
  const { rows } = await db().query<{ id: string }>(
    `insert into account (email, staff_role) values ($1, 'merchant') returning id`,
    [email],
  )
  const actor = { id: rows[0]?.id ?? '', email, name: '', staffRole: 'merchant' as const }
  return { actor, visitorHash: null, locale: 'zh-CN', at: null, on: db() }
}

/** Everything of the catalogue as one hash: the same before and after what must change nothing. */
export async function catalogHash(): Promise<string> {
  const { rows } = await db().query<{ hash: string }>(
    `select md5(concat_ws('|',
       (select string_agg(t::text, ',' order by id) from product t), (select string_agg(t::text, ',' order by id) from variant t),
       (select string_agg(t::text, ',' order by id) from product_image t), (select string_agg(t::text, ',' order by id) from stock_move t),
       (select string_agg(t::text, ',' order by collection_id, product_id) from collection_product t),
       (select string_agg(t::text, ',' order by id) from audit_log t))) as hash`,
  )
  return rows[0]?.hash ?? ''
}

/** The form of a cup in two sizes, as a merchant fills it in. */
export function cupForm(over: Partial<SaveProductFields> = {}): SaveProductFields {
  const variant = (zh: string, en: string, price: string) => ({
    id: randomUUID(),
    optionsZh: [zh],
    optionsEn: [en],
    sku: '',
    price,
    compareAt: '',
    stock: '5',
  })
  return {
    id: randomUUID(),
    updatedAt: null,
    slug: `cup-${randomUUID().slice(0, 8)}`,
    titleZh: '粗陶杯',
    titleEn: 'Stoneware cup',
    descriptionZh: '一只杯子。',
    descriptionEn: '',
    vendor: '景德',
    productType: '杯具',
    tags: ['手作'],
    collectionIds: [],
    status: 'active',
    optionNames: [{ zh: '容量', en: 'Size' }],
    variants: [variant('小', 'Small', '39.9'), variant('大', 'Large', '49')],
    images: [],
    ...over,
  }
}

export const filled = (over: Partial<SaveProductFields> = {}) => SaveProduct.parse(cupForm(over))
