import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { merchant } from '@/lib/catalog/catalog.fixture'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import type { StaffContext } from '@/lib/gate/context'
import { marketingBudget, must } from '../campaign.fixture'
import { checkCampaign } from '../lint/check-campaign'
import type { Definition } from '../schema'
import { askSimulation } from '../simulation/ask-simulation'
import { findSimulationRun } from '../simulation/queries'
import { runDueSimulations } from '../simulation/run-due-simulations'
import { claim, finish, touch } from '../simulation/store'
import { approveCampaign } from '../staff/approve-campaign'
import { launchCampaign } from '../staff/launch-campaign'
import { saveCampaign } from '../staff/save-campaign'
import { beginWith, findDraft } from './queries'

useTestDatabase()
let [author, other]: StaffContext[] = []
let begun: Definition
beforeAll(async () => {
  await openShop()
  ;[author, other] = [await merchant(), await merchant()]
  await marketingBudget(2_000_000)
  begun = { ...(await beginWith(as(), 'every-draw-wins')).definition, expectedDraws: 500 }
})

const as = (who: 'author' | 'other' = 'author'): StaffContext => {
  const ctx = who === 'author' ? author : other
  if (!ctx) throw new Error('nobody is there')
  return ctx
}
const draft = (more: Partial<Definition> = {}) =>
  saveCampaign(as(), {
    campaignId: null,
    version: null,
    definition: { ...begun, ...more },
    requestId: randomUUID(),
  }).then(must)
const checked = async (more: Partial<Definition> = {}) => {
  const made = await draft(more)
  expect(must(await checkCampaign(as(), made)).state).toBe('linted')
  return made
}
const stateOf = async (id: string) => (await findDraft(as(), id))?.state
const problemOf = async (id: string) =>
  (await row<{ problem: string }>('select problem from campaign_simulation where id = $1', [id]))?.problem

describe('the way to the launch', () => {
  test('a preset filled with the shop’s own is checked, simulated, agreed to by another and launched', async () => {
    const made = await checked()
    const { runId, runs } = must(await askSimulation(as(), made))
    expect(await findSimulationRun(db(), runId)).toMatchObject({ state: 'waiting', runs, done: 0 })
    expect(await runDueSimulations()).toBe(1)
    expect(await findSimulationRun(db(), runId)).toMatchObject({ state: 'done', done: runs })
    const found = await findDraft(as(), made.campaignId)
    expect(found).toMatchObject({
      state: 'simulated',
      needsSecond: true,
      authorIds: [as().actor.id, as().actor.id],
      run: { id: runId },
    })
    expect(found?.simulation).toMatchObject({ runs, days: 14, budgetBps: expect.any(Number) })
    expect(await approveCampaign(as(), made)).toMatchObject({ refusal: 'campaign-second-person' })
    must(await approveCampaign(as('other'), made))
    expect(must(await launchCampaign(as(), made)).state).toBe('scheduled')
    expect(await brokenInvariants()).toEqual([])
  })

  test('what the linter blocks stays a draft, is told why, and is not simulated', async () => {
    const made = await draft({ entry: { ...begun.entry, costPoints: 1 } })
    const { state, findings } = must(await checkCampaign(as(), made))
    expect(state).toBe('draft')
    expect(findings[0]).toMatchObject({ code: 'points-loop', level: 'blocks', field: 'entry.costPoints' })
    const kept = await row<{ lint: unknown }>('select lint from campaign where id = $1', [made.campaignId])
    expect(kept?.lint).toEqual({ findings })
    expect(await askSimulation(as(), made)).toMatchObject({ refusal: 'campaign-not-now' })
  })

  test('an old version is neither checked nor simulated', async () => {
    const made = await draft()
    must(
      await saveCampaign(as(), {
        ...made,
        version: 1,
        definition: { ...begun, expectedDraws: 400 },
        requestId: randomUUID(),
      }),
    )
    expect(await checkCampaign(as(), made)).toMatchObject({ refusal: 'campaign-changed' })
    expect(await askSimulation(as(), made)).toMatchObject({ refusal: 'campaign-changed' })
    expect(await checkCampaign(as(), { campaignId: randomUUID(), version: 1 })).toMatchObject({
      refusal: 'campaign-unknown',
    })
  })
})

describe('a simulation', () => {
  test('is asked for twice and run once, by one of two workers', async () => {
    const made = await checked()
    const [one, again] = await Promise.all([askSimulation(as(), made), askSimulation(as(), made)])
    expect(must(one).runId).toBe(must(again).runId)
    // nor does the database take a second, whoever writes
    const beside = `insert into campaign_simulation (id, campaign_id, version, state, runs, asked_by, asked_at, touched_at)
      select gen_random_uuid(), campaign_id, version, 'waiting', runs, asked_by, now(), now() from campaign_simulation where id = $1`
    await expect(rows(beside, [must(one).runId])).rejects.toMatchObject({ code: '23505' })
    const done = await Promise.all([runDueSimulations(), runDueSimulations()])
    expect(done[0] + done[1]).toBe(1)
    expect(await stateOf(made.campaignId)).toBe('simulated')
  })

  test('comes out the same for the same words', async () => {
    const [one, twin] = [await checked(), await checked()]
    for (const made of [one, twin]) must(await askSimulation(as(), made))
    await runDueSimulations()
    const [first, second] = [await findDraft(as(), one.campaignId), await findDraft(as(), twin.campaignId)]
    expect(first?.simulation).toEqual(second?.simulation)
  })

  test('of words that were changed meanwhile is kept by nobody', async () => {
    const made = await checked()
    const { runId } = must(await askSimulation(as(), made))
    must(await saveCampaign(as(), { ...made, definition: { ...begun, expectedDraws: 300 }, requestId: randomUUID() }))
    await runDueSimulations()
    expect(await problemOf(runId)).toBe('campaign-changed')
    expect(await findDraft(as(), made.campaignId)).toMatchObject({ state: 'draft', simulation: null })
  })

  test('a worker that was thought lost keeps nothing, whoever took over does; three times lost, it is given up', async () => {
    const made = await checked()
    const { runId } = must(await askSimulation(as(), made))
    const lost = await claim()
    expect(lost?.id).toBe(runId)
    expect(await claim()).toBeNull()
    const later = () =>
      rows(`update campaign_simulation set touched_at = now() - interval '2 minutes' where id = $1`, [runId])
    await later()
    const second = await claim()
    expect(second).toMatchObject({ id: runId, tries: 2 })
    if (!lost || !second) throw new Error('nothing to do')
    expect(await touch(lost, 5)).toBe(false)
    expect(await touch(second, 5)).toBe(true)
    expect(must(await finish(lost, {} as never))).toMatchObject({ kept: false })
    await later()
    await claim()
    await later()
    expect(await claim()).toBeNull()
    expect(await findSimulationRun(db(), runId)).toMatchObject({ state: 'failed' })
    expect(must(await askSimulation(as(), made)).runId).not.toBe(runId)
  })
})
