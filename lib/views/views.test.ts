import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { alsoNeeds } from '@/lib/gate/also-needs'
import type { StaffContext } from '@/lib/gate/context'
import { staff } from '@/lib/gate/staff.fixture'
import { dropView } from './drop-view'
import { keepView } from './keep-view'
import { readParams } from './pages/schema'
import { listViews } from './queries'
import { MOST_VIEWS, type ViewPage, viewPages } from './rules'
import type { KeepView } from './schema'

useTestDatabase({ size: 12 })

const wanted = (view: Partial<KeepView> = {}): KeepView => ({
  id: randomUUID(),
  page: 'orders',
  name: `发货 ${randomUUID().slice(0, 8)}`,
  params: { state: 'paid' },
  isShared: false,
  ...view,
})
async function kept(ctx: StaffContext, view: Partial<KeepView> = {}): Promise<KeepView> {
  const made = wanted(view)
  expect(await keepView(ctx, made)).toEqual({ ok: true, value: null })
  return made
}
const seen = async (ctx: StaffContext, page: ViewPage = 'orders') => (await listViews(ctx, page)).map(({ id }) => id)
const told = (id: string) =>
  rows<{ action: string; before: unknown; after: unknown }>(
    'select action, before, after from audit_log where subject = $1 order by id',
    [`view:${id}`],
  )

describe('a view of one’s own', () => {
  it('is there for whoever kept it, by its name, and is changed and deleted by nobody else', async () => {
    const [ming, owner] = [await staff('support'), await staff('owner')]
    const view = await kept(ming)
    expect(await listViews(ming, 'orders')).toMatchObject([
      { id: view.id, name: view.name, params: { state: 'paid' }, isShared: false, isMine: true },
    ])
    expect(await seen(owner)).not.toContain(view.id)
    expect(await seen(ming, 'journal')).toEqual([])
    expect(await keepView(owner, view)).toMatchObject({ refusal: 'view-unknown' })
    expect(await dropView(owner, { id: view.id })).toMatchObject({ refusal: 'view-unknown' })
    await kept(ming, { ...view, name: '今天要发的', params: { state: 'paid', q: '杭州' } })
    expect(await listViews(ming, 'orders')).toMatchObject([
      { name: '今天要发的', params: { state: 'paid', q: '杭州' } },
    ])
    expect(await told(view.id)).toEqual([])
  })

  it('is deleted, and back as it was when that is taken back', async () => {
    const ming = await staff('support')
    const view = await kept(ming)
    expect(await dropView(ming, { id: view.id })).toMatchObject({ ok: true })
    expect(await seen(ming)).toEqual([])
    expect(await dropView(ming, { id: view.id })).toMatchObject({ refusal: 'view-unknown' })
    await kept(ming, view)
    expect(await seen(ming)).toEqual([view.id])
    // its name is free meanwhile
    await dropView(ming, { id: view.id })
    await kept(ming, { name: view.name })
    expect(await keepView(ming, view)).toMatchObject({ refusal: 'view-name-taken', details: { name: view.name } })
  })

  it('has a name that this person has once on a page, however it is written', async () => {
    const [ming, hua] = [await staff('support'), await staff('support')]
    const { name } = await kept(ming, { name: 'To ship' })
    expect(await keepView(ming, wanted({ name: 'TO SHIP' }))).toMatchObject({ refusal: 'view-name-taken' })
    await kept(ming, { name, page: 'journal', params: { flow: 'issued' } })
    await kept(hua, { name })
  })

  it('is one of fifty at most, however many are kept at once', async () => {
    const ming = await staff('support')
    for (let n = 1; n < MOST_VIEWS; n += 1) await kept(ming)
    const [first, second] = [await db().connect(), await db().connect()]
    try {
      await first.query('begin')
      await kept({ ...ming, on: first })
      const late = keepView({ ...ming, on: second }, wanted())
      // the first is not over, and the second must not have been counted without it
      await rows('select pg_sleep(0.2)')
      await first.query('commit')
      expect(await late).toMatchObject({ refusal: 'views-many', details: { most: 50 } })
    } finally {
      first.release()
      second.release()
    }
    const [oldest] = await seen(ming)
    await dropView(ming, { id: oldest ?? '' })
    await kept(ming)
    expect(await brokenInvariants()).toEqual([])
  })
})

describe('a view that is shared', () => {
  it('is everybody’s to see, and changed by whoever kept it or an owner of the shop; each change stands in the record', async () => {
    const [merchant, other, owner] = [await staff('merchant'), await staff('merchant'), await staff('owner')]
    const view = await kept(merchant, { isShared: true })
    expect(await listViews(other, 'orders')).toContainEqual(
      expect.objectContaining({ id: view.id, isMine: false, isShared: true }),
    )
    expect(await keepView(other, { ...view, name: '别的' })).toMatchObject({ refusal: 'view-foreign' })
    expect(await dropView(other, { id: view.id })).toMatchObject({ refusal: 'view-foreign' })
    await kept(owner, { ...view, params: { state: 'shipped' } })
    expect(await dropView(owner, { id: view.id })).toMatchObject({ ok: true })
    await kept(owner, view)
    // whose it is does not change with who changed it
    expect(await listViews(merchant, 'orders')).toContainEqual(expect.objectContaining({ id: view.id, isMine: true }))
    expect((await told(view.id)).map(({ action }) => action)).toEqual([
      'view.keep',
      'view.keep',
      'view.drop',
      'view.keep',
    ])
    expect((await told(view.id))[1]).toMatchObject({
      before: { params: { state: 'paid' } },
      after: { params: { state: 'shipped' }, name: view.name },
    })
    await dropView(merchant, { id: view.id })
  })

  it('is shared by whoever may', async () => {
    const keeping = alsoNeeds('desk.share', async (_, { isShared }: KeepView) => isShared, keepView)
    const view = wanted({ isShared: true })
    expect(await keeping(await staff('support'), view)).toMatchObject({ refusal: 'not-allowed' })
    const merchant = await staff('merchant')
    expect(await keeping(merchant, view)).toMatchObject({ ok: true })
    await dropView(merchant, { id: view.id })
  })
})

describe('what a view holds', () => {
  it.each<[ViewPage, KeepView['params']]>([
    ['orders', {}],
    ['orders', { state: 'lost' }],
    ['orders', { state: 'paid', page: '2' }],
    ['orders', { state: 'paid', evil: 'x' }],
    ['orders', { by: 'placed' }],
    ['claims', { state: 'to-send', page: '9' }],
    ['reviews', { show: 'worst' }],
    ['plan', { year: 'next' }],
    ['finance', { month: '2026-13' }],
    ['journal', { state: 'paid' }],
    ['journal', { kind: 'order-award,none' }],
    ['overview', { range: '31' }],
    ['costs', { range: 'custom', from: '2026-11-02', to: '2026-11-01' }],
  ])('is what its page understands: not %s %j', async (page, params) => {
    const ming = await staff('support')
    expect(await keepView(ming, wanted({ page, params }))).toMatchObject({ refusal: 'view-params' })
    expect(await seen(ming, page)).toEqual([])
  })

  it('is an address of the page without what goes without saying', () => {
    for (const page of viewPages) expect(readParams(page, {})).toEqual({})
    expect(readParams('orders', { by: 'placed', state: 'paid', page: '3', q: ' 杭州 ' })).toEqual({
      state: 'paid',
      q: '杭州',
    })
    expect(readParams('journal', { kind: ['spend', 'draw'], from: '2026-11-01' })).toEqual({
      kind: 'spend,draw',
      from: '2026-11-01',
    })
    expect(readParams('products', { sort: 'stock-up', status: 'active' })).toEqual({
      sort: 'stock-up',
      status: 'active',
    })
    expect(readParams('overview', { range: '30', compare: 'year', by: 'week' })).toEqual({
      compare: 'year',
      by: 'week',
    })
    expect(readParams('orders', { sort: 'total-up' })).toEqual({ sort: 'total-up' })
    expect(readParams('reviews', { show: 'low', sort: 'rating', page: '2' })).toEqual({ show: 'low', sort: 'rating' })
    expect(readParams('payouts', { state: 'failed', before: '7' })).toEqual({ state: 'failed' })
    expect(readParams('plan', { year: '2027' })).toEqual({ year: '2027' })
    expect(readParams('finance', { month: '2026-10' })).toEqual({ month: '2026-10' })
    expect(readParams('adjustments', { state: 'waiting' })).toEqual({ state: 'waiting' })
    expect(readParams('outcomes', { from: '2026-11-01' })).toEqual({ from: '2026-11-01' })
    expect(readParams('effect', { since: '2026-11-01' })).toEqual({ since: '2026-11-01' })
  })
})
