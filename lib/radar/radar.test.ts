import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ruleFor, settle } from '@/lib/behaviours/behaviours.fixture'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import type { StaffContext } from '@/lib/gate/context'
import { staff } from '@/lib/gate/staff.fixture'
import { bought } from '@/lib/orders/refunds/bought.fixture'
import { balanceOf, newShopper, replaceInFunction, today } from '@/lib/points/ledger.fixture'
import { openContent } from './open-content'
import { findContent, listContents } from './queries'
import { readContent } from './read-content'
import { saveContent } from './save-content'
import { type SaveContent, saveContentSchema } from './schema'
import { shareContent } from './share-content'

useTestDatabase({ size: 32 })
let marketer: StaffContext
beforeAll(async () => {
  await openShop()
  marketer = await staff('marketer')
  await ruleFor('content-read')
})
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

const after = (seconds: number) => new Date(today.getTime() + seconds * 1_000)
const actor = (id: string) => ({ id, email: '', name: '', staffRole: null })
type Who = { id?: string; browser?: Buffer; at?: Date }
const as = ({ id, browser, at = today }: Who) => ({
  actor: id ? actor(id) : null,
  visitorHash: browser ?? null,
  at,
  on: db(),
})

async function newPage(more: Partial<SaveContent> = {}): Promise<SaveContent> {
  const page = saveContentSchema.parse({
    id: randomUUID(),
    titleZh: '春茶怎么泡',
    titleEn: 'Brewing spring tea',
    bodyZh: '水温八十五度。',
    bodyEn: 'At eighty-five degrees.',
    target: '/collections/tea',
    dwellSeconds: 20,
    archived: false,
    ...more,
  })
  await saveContent({ ...marketer, at: today }, page)
  return page
}
async function passedOn(linkId: string, sharer: string): Promise<string> {
  const made = await shareContent({ actor: actor(sharer), at: today, on: db() }, { linkId })
  if (!made.ok) throw new Error(made.refusal)
  return made.value.code
}
async function opened(code: string, who: Who): Promise<string> {
  const made = await openContent(as(who), { code })
  const visit = made.ok ? made.value.visit : null
  if (visit === null) throw new Error('nobody came')
  return visit
}
const read = (visit: string, who: Who) => readContent(as({ at: after(20), ...who }), { visit })

describe('S28 a page that is passed on', () => {
  it('thanks who reads it to the end, and not before its time has gone by here', async () => {
    const [li, page] = [await newShopper(), await newPage()]
    const visit = await opened(await passedOn(page.id, marketer.actor.id), { id: li })
    expect(await read(visit, { id: li, at: after(19) })).toEqual({
      ok: false,
      refusal: 'content-not-read',
      details: { seconds: 1 },
    })
    expect(await balanceOf(li)).toMatchObject({ available: 0 })
    expect(await read(visit, { id: li })).toEqual({ ok: true, value: { points: 50 } })
    expect(await read(visit, { id: li, at: after(900) })).toEqual({ ok: true, value: { points: 0 } })
    expect(await balanceOf(li)).toMatchObject({ available: 50 })
  })

  it('thanks once for a page, by however many links and presses it is read', async () => {
    const [li, amy, page] = [await newShopper(), await newShopper(), await newPage()]
    const codes = [await passedOn(page.id, marketer.actor.id), await passedOn(page.id, amy)]
    const visits = await Promise.all(codes.map((code) => opened(code, { id: li })))
    await Promise.all(Array.from({ length: 32 }, (_, i) => read(visits[i % 2] ?? '', { id: li })))
    await settle()
    expect(await balanceOf(li)).toMatchObject({ available: 50 })
  })

  it('knows who signs in after reading as who was there before, and another browser as nobody', async () => {
    const [li, page, browser] = [await newShopper(), await newPage(), randomBytes(32)]
    const code = await passedOn(page.id, marketer.actor.id)
    const visit = await opened(code, { browser })
    expect(await read(visit, { browser: randomBytes(32) })).toMatchObject({ refusal: 'content-unknown' })
    expect(await read(visit, { browser })).toEqual({ ok: true, value: { points: 0 } })
    expect(await opened(code, { id: li, browser, at: after(60) })).toBe(visit)
    expect(await read(visit, { id: li, browser, at: after(61) })).toEqual({ ok: true, value: { points: 50 } })
    // the next to sit at this browser is somebody else
    expect(await opened(code, { id: await newShopper(), browser })).not.toBe(visit)
  })

  it('counts neither who passes it on nor staff, and leads nowhere once it is taken down', async () => {
    const [amy, page] = [await newShopper(), await newPage()]
    const code = await passedOn(page.id, amy)
    expect(await passedOn(page.id, amy)).toBe(code)
    for (const id of [amy, marketer.actor.id]) {
      expect(await openContent(as({ id }), { code })).toEqual({ ok: true, value: { visit: null } })
    }
    await saveContent({ ...marketer, at: today }, { ...page, archived: true })
    expect(await findContent(as({}), code)).toBeNull()
    expect(await openContent(as({ browser: randomBytes(32) }), { code })).toEqual({ ok: true, value: { visit: null } })
    expect(await shareContent({ actor: actor(amy), at: today, on: db() }, { linkId: page.id })).toMatchObject({
      refusal: 'content-unknown',
    })
  })

  it('tells by whose link how many came, read, were thanked, and what they bought afterwards', async () => {
    const [amy, page] = [await newShopper(), await newPage()]
    const codes = { desk: await passedOn(page.id, marketer.actor.id), amy: await passedOn(page.id, amy) }
    const { ctx: buyer, orderId } = await bought({ lines: [{ priceMinor: 120_00, quantity: 1 }] })
    await read(await opened(codes.amy, { id: buyer.actor.id }), { id: buyer.actor.id })
    await opened(codes.desk, { id: buyer.actor.id, at: after(5) })
    await opened(codes.amy, { browser: randomBytes(32) })
    await rows('update shop_order set paid_at = $2 where id = $1', [orderId, after(3_600)])

    const told = (await listContents({ at: after(7_200), on: db() }, 7)).find(({ id }) => id === page.id)
    const nothing = { points: 0, orders: 0, netMinor: 0 }
    expect(told).toMatchObject({ opened: 3, readers: 1, members: 2, points: 50, orders: 1, netMinor: 120_00 })
    expect(told?.sharers).toMatchObject([
      { isStaff: false, opened: 2, readers: 1, members: 1, points: 50, orders: 1, netMinor: 120_00 },
      { isStaff: true, opened: 1, readers: 0, members: 1, ...nothing },
    ])
    expect((await listContents({ at: after(8 * 86_400), on: db() }, 7)).find(({ id }) => id === page.id)).toMatchObject(
      {
        opened: 0,
        sharers: [],
      },
    )
  })

  it('is written down with each change, and leads to shoppers’ pages of this shop alone', async () => {
    const page = await newPage()
    await saveContent({ ...marketer, at: today }, page)
    await saveContent({ ...marketer, at: today }, { ...page, dwellSeconds: 30 })
    expect(
      await row(
        `select count(*)::int as n, max(after->>'dwell_seconds') as last from audit_log where action = 'radar.save' and subject = $1`,
        [`radar:${page.id}`],
      ),
    ).toEqual({ n: 2, last: '30' })
    for (const target of [
      '//evil.test',
      'https://evil.test',
      '/merchant/orders',
      '/products/../merchant',
      'javascript:1',
    ])
      expect(saveContentSchema.safeParse({ ...page, target }).success, target).toBe(false)
    expect(saveContentSchema.safeParse({ ...page, target: '/products?collection=tea&sort=price-asc' }).success).toBe(
      true,
    )
  })

  it('without the clock of its own would thank at once', async () => {
    const [li, page] = [await newShopper(), await newPage()]
    const visit = await opened(await passedOn(page.id, marketer.actor.id), { id: li })
    const putBack = await replaceInFunction('radar_read', 'IF v_left > 0', 'IF false')
    try {
      expect(await read(visit, { id: li, at: after(1) })).toEqual({ ok: true, value: { points: 50 } })
    } finally {
      await putBack()
    }
  })
})
