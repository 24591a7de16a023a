import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { merchant } from '@/lib/catalog/catalog.fixture'
import { db } from '@/lib/db/client'
import { rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { findTrial } from '@/lib/earning/programme/find-trial'
import { listRuleVersions } from '@/lib/earning/programme/queries'
import { publishRule, written } from '@/lib/earning/programme/rule.fixture'
import { writeRule } from '@/lib/earning/programme/write-rule'
import type { StaffContext } from '@/lib/gate/context'
import { deleteHistory } from '@/lib/history/delete-history'
import { forgetHistories } from '@/lib/history/forget-histories'
import { give } from '@/lib/history/history.fixture'
import { listHistorySources } from '@/lib/history/queries'
import { restoreHistory } from '@/lib/history/restore-history'
import { bought } from '@/lib/orders/refunds/bought.fixture'
import { askBacktest } from './ask-backtest'
import { cancelBacktest } from './cancel-backtest'
import { runDueBacktests } from './run-due-backtests'
import { findRun } from './runs/queries'
import { askBacktestSchema } from './schema'
import { claim, keep, touch } from './store'
import { tryOrder } from './try-order'

useTestDatabase()
let ctx: StaffContext
beforeAll(async () => {
  await openShop()
  ctx = await merchant()
  await bought({ lines: [{ priceMinor: 120_00, quantity: 2 }] })
  await bought({ lines: [{ priceMinor: 15_00, quantity: 1 }] })
})

const question = (more: Record<string, unknown> = {}) =>
  askBacktestSchema.parse({
    requestId: randomUUID(),
    sourceId: null,
    months: null,
    tried: { kind: 'live' },
    against: null,
    redemption: { kind: 'never' },
    expectedSpendBps: null,
    ...more,
  })
async function asked(more: Record<string, unknown> = {}): Promise<string> {
  const made = await askBacktest(ctx, question(more))
  if (!made.ok) throw new Error(made.refusal)
  return made.value.id
}
const stateOf = async (id: string) => (await findRun(db(), id))?.state
const file = (shoppers: string[]) =>
  [
    'Invoice,PlacedAt,Total,Customer',
    ...shoppers.map((key, n) => `I${n},2011-03-0${(n % 9) + 1} 10:00:00,100.005,${key}`),
  ].join('\n')

describe('a trial', () => {
  test('is asked for once, run by one worker, and kept with what it was made from', async () => {
    const one = question()
    const [first, again] = await Promise.all([askBacktest(ctx, one), askBacktest(ctx, one)])
    expect(again).toEqual(first)
    await Promise.all([runDueBacktests(ctx), runDueBacktests(ctx)])
    const [run] = await rows<{ id: string }>('select id from backtest_run')
    expect(await findRun(db(), run?.id ?? '')).toMatchObject({
      state: 'done',
      orders: 2,
      engine: 1,
      historyHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      isGone: false,
      question: { tried: { change: { kind: 'live' } } },
      result: { check: { orders: 2, differing: 0 } },
    })
    await expect(db().query(`update backtest_run set result = '{}'`)).rejects.toMatchObject({ code: '42501' })
    await expect(db().query('delete from backtest_run')).rejects.toMatchObject({ code: '42501' })
  })

  test('tells the same of the same history, whoever runs it', async () => {
    const ids = [await asked(), await asked()]
    await runDueBacktests(ctx)
    const [one, other] = await Promise.all(ids.map((id) => findRun(db(), id)))
    expect(one?.historyHash).toBe(other?.historyHash)
    expect(one?.result).toEqual(other?.result)
  })

  test('is called off while it waits or runs, and then nobody keeps it', async () => {
    const waiting = await asked()
    expect(await cancelBacktest(ctx, { id: waiting })).toEqual({ ok: true, value: { state: 'cancelled' } })
    const id = await asked()
    const run = await claim()
    expect(run?.id).toBe(id)
    await cancelBacktest(ctx, { id })
    if (!run) throw new Error('claimed')
    expect(await touch(run, 1, 1)).toBe(false)
    const result = { events: 0, reports: [], comparison: null, check: null }
    await keep(run, { events: 0, orders: 0, engine: 1, historyHash: '', result })
    expect(await stateOf(id)).toBe('cancelled')
    expect(await cancelBacktest(ctx, { id: randomUUID() })).toMatchObject({ refusal: 'backtest-unknown' })
  })

  test('whose worker is lost is begun again by another; the lost one can keep nothing', async () => {
    const id = await asked()
    const lost = await claim()
    expect(await claim()).toBeNull()
    await rows(`update backtest_run set touched_at = now() - interval '2 minutes' where id = $1`, [id])
    await runDueBacktests(ctx)
    expect(await stateOf(id)).toBe('done')
    if (!lost) throw new Error('claimed')
    expect(await touch(lost, 1, 1)).toBe(false)
  })

  test('that three workers were lost on is given up', async () => {
    const id = await asked()
    for (let n = 0; n < 3; n += 1) {
      await claim()
      await rows(`update backtest_run set touched_at = now() - interval '2 minutes' where id = $1`, [id])
    }
    expect(await claim()).toBeNull()
    expect(await stateOf(id)).toBe('failed')
  })

  test.each([
    ['history-unknown', { sourceId: '00000000-0000-4000-8000-000000000000' }],
    ['programmes-same', { against: { kind: 'live' } }],
    ['rule-unknown', { tried: { kind: 'with', ruleId: '00000000-0000-4000-8000-000000000000' } }],
    ['redemption-unlearnt', { redemption: { kind: 'learnt' } }],
  ])('is refused: %s', async (refusal, more) => {
    expect(await askBacktest(ctx, question(more))).toMatchObject({ ok: false, refusal })
  })
})

describe('one order', () => {
  test('is tried under both programmes, after all that its shopper bought before', async () => {
    const draft = written({ nameEn: 'Tried on one' }, { publish: false })
    await writeRule(ctx, draft)
    const tried = await tryOrder(ctx, {
      sourceId: null,
      tried: { kind: 'with', ruleId: draft.ruleId },
      against: { kind: 'live' },
      skip: 0,
    })
    if (!tried.ok) throw new Error(tried.refusal)
    const [withIt, without] = tried.value.sides
    expect(without?.points).toBe(tried.value.givenPoints)
    expect(withIt?.points).toBe((without?.points ?? 0) + 50)
    expect(withIt?.rows).toContainEqual({ nameZh: expect.any(String), nameEn: 'Tried on one', points: 50 })
  })
})

describe('a rule is published', () => {
  const publish = (draft: ReturnType<typeof written>, more: Partial<ReturnType<typeof written>> = {}) =>
    writeRule(ctx, { ...draft, publish: true, waiver: null, requestId: randomUUID(), ...more })
  const drafted = async (more: Parameters<typeof written>[0] = {}) => {
    const draft = written(more, { publish: false })
    await writeRule(ctx, draft)
    return draft
  }

  test('when it was tried exactly as it is, and its version names the report', async () => {
    const draft = await drafted()
    expect(await publish(draft)).toMatchObject({ ok: false, refusal: 'rule-untried' })
    const id = await asked({ tried: { kind: 'with', ruleId: draft.ruleId }, against: { kind: 'live' } })
    expect(await publish(draft)).toMatchObject({ refusal: 'rule-untried' })
    await runDueBacktests(ctx)
    expect(await findTrial(ctx, draft)).toMatchObject({
      value: { trial: { id, orders: 2, issuedPoints: expect.any(Number) } },
    })
    const other = { ...draft.definition, priority: draft.definition.priority + 1 }
    expect(await publish(draft, { definition: other })).toMatchObject({ refusal: 'rule-untried' })
    expect(await publish(draft)).toMatchObject({ ok: true })
    expect(await listRuleVersions(draft.ruleId)).toMatchObject([{ backtestId: id, waiver: null }])
  })

  test('in the programme that it was tried in: when another rule came, it is tried again', async () => {
    const draft = await drafted({ nameEn: 'Beside others' })
    await asked({ tried: { kind: 'with', ruleId: draft.ruleId } })
    await runDueBacktests(ctx)
    await publishRule({ nameEn: 'Came meanwhile' })
    expect(await findTrial(ctx, draft)).toMatchObject({ ok: true, value: { trial: null, hasHistory: true } })
    expect(await publish(draft)).toMatchObject({ refusal: 'rule-untried' })
  })

  test('or with a reason why not, which stands in its history and in the log', async () => {
    const draft = await drafted({ nameEn: 'Waived' })
    expect(await publish(draft, { waiver: 'the fair is tomorrow' })).toMatchObject({ ok: true })
    expect(await listRuleVersions(draft.ruleId)).toMatchObject([{ backtestId: null, waiver: 'the fair is tomorrow' }])
    expect(
      await rows(
        `select after->>'waiver' as waiver from audit_log where subject = $1 and action = 'points.rule.publish'`,
        [`earning-rule:${draft.ruleId}`],
      ),
    ).toEqual([{ waiver: 'the fair is tomorrow' }])
  })

  test('never when it gives more than it takes, whatever is stated', async () => {
    const draft = await drafted({ reward: { kind: 'fixed', points: 6_000 as never, per: 'order' } })
    expect(await publish(draft, { waiver: 'we are generous' })).toMatchObject({ refusal: 'rule-blocked' })
  })

  test('not on a report of a history without orders', async () => {
    const draft = await drafted({ nameEn: 'Tried on nothing' })
    const id = await asked({ tried: { kind: 'with', ruleId: draft.ruleId } })
    await rows(
      `update backtest_run set asked = jsonb_set(asked, '{from}', '"2000-01-01T00:00:00.000Z"') || '{"until": "2000-02-01T00:00:00.000Z"}' where id = $1`,
      [id],
    )
    await runDueBacktests(ctx)
    expect(await stateOf(id)).toBe('done')
    expect(await publish(draft)).toMatchObject({ refusal: 'rule-untried' })
  })
})

describe('an imported history', () => {
  const named = async (name: string) => (await listHistorySources()).find((one) => one.name === name)?.id ?? ''
  const bring = async (name: string, text = file(['a', 'b', 'a'])) => {
    await give(ctx, text, { sourceName: name })
    return named(name)
  }

  test('that is deleted can be had back; reports on it keep their numbers and say that it is gone', async () => {
    const sourceId = await bring('old shop')
    const id = await asked({ sourceId })
    await runDueBacktests(ctx)
    const before = await findRun(db(), id)
    expect(before).toMatchObject({ isGone: false, orders: 3, result: { check: null } })
    await deleteHistory(ctx, { sourceId })
    expect(await named('old shop')).toBe('')
    expect(await askBacktest(ctx, question({ sourceId }))).toMatchObject({ refusal: 'history-unknown' })
    expect(await restoreHistory(ctx, { sourceId })).toEqual({ ok: true, value: { restored: true } })
    expect(await named('old shop')).toBe(sourceId)
    await deleteHistory(ctx, { sourceId })
    await forgetHistories({ at: new Date(Date.now() + 25 * 3_600_000), on: db() })
    expect(await restoreHistory(ctx, { sourceId })).toMatchObject({ refusal: 'history-unknown' })
    expect(await findRun(db(), id)).toEqual({ ...before, sourceId: null, isGone: true })
  })

  test('leaves its name free, and does not come back to a name that is taken', async () => {
    const sourceId = await bring('spring')
    await deleteHistory(ctx, { sourceId })
    expect(await bring('spring')).not.toBe(sourceId)
    expect(await restoreHistory(ctx, { sourceId })).toMatchObject({ refusal: 'history-name-taken' })
  })

  test('that went while a trial of it waited fails the trial, and says why', async () => {
    const sourceId = await bring('short lived')
    const id = await asked({ sourceId })
    await deleteHistory(ctx, { sourceId })
    await forgetHistories({ at: new Date(Date.now() + 25 * 3_600_000), on: db() })
    await runDueBacktests(ctx)
    expect(await findRun(db(), id)).toMatchObject({ state: 'failed', problem: 'history-gone', isGone: true })
    expect(await brokenInvariants()).toEqual([])
  })
})
