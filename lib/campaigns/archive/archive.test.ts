import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { staff } from '@/lib/gate/staff.fixture'
import { today } from '@/lib/points/ledger.fixture'
import { newReward } from '@/lib/rewards/reward.fixture'
import { liveCampaign, must } from '../campaign.fixture'
import { prizeOf } from '../definition.fixture'
import { drawOnce, givenTickets, newPlayer, stop } from '../draws/draw.fixture'
import { tellSeeds } from '../draws/tell-seeds'
import { endCampaigns } from '../end-campaigns'
import { archiveCampaign } from '../staff/archive-campaign'
import { endTickets } from '../tickets/end-tickets'
import { findArchive } from './queries'
import { writeArchive } from './write-archive'
import { writeWithholding } from './write-withholding'

useTestDatabase()
beforeAll(openShop)

const at = () => ({ at: today, on: db() })
const sha256 = (text: string) => createHash('sha256').update(text).digest()
const settle = async () => {
  await endCampaigns(at())
  await tellSeeds(at())
}
const text = async (campaignId: string, as: 'json' | 'csv') => {
  const file = await writeArchive({ on: db() }, campaignId, as)
  let all = ''
  for await (const piece of file?.body ?? []) all += piece
  return all
}

/** A campaign in which somebody drew three times, and that is over. */
async function over() {
  const live = await liveCampaign({ prizes: [prizeOf(1, { titleZh: '=cmd' }), prizeOf(2, { points: 30 })] })
  const li = await newPlayer()
  for (let i = 0; i < 3; i += 1) must(await drawOnce(live, li))
  await stop(live.campaignId)
  return { ...live, li }
}

describe('the file of a campaign', () => {
  it('is sealed once nothing is open any more, and says before what it waits for', async () => {
    const live = await liveCampaign()
    const li = await newPlayer()
    must(await drawOnce(live, li))
    await givenTickets(live.campaignId, li, 2)
    await stop(live.campaignId)
    await settle()
    const owner = { ...(await staff()), at: today }
    expect(await archiveCampaign(owner, live)).toMatchObject({
      refusal: 'campaign-not-settled',
      details: { tickets: 2, seeds: 1 },
    })
    await endTickets({ at: new Date('2070-01-01'), on: db() })
    await settle()
    expect(await archiveCampaign(owner, live)).toMatchObject({ ok: true })
    const archive = await findArchive(owner, live.campaignId)
    expect(archive?.file).toMatchObject({ draws: 1, holds: true })
    expect(await brokenInvariants()).toEqual([])
  })

  it('leaves the shop as it was sealed: every part is the text of its hash, every draw is in it, and the seeds', async () => {
    const live = await over()
    await settle()
    must(await archiveCampaign({ ...(await staff()), at: today }, live))
    const file = JSON.parse(await text(live.campaignId, 'json'))
    const hashes = file.parts.map((part: { body: string }) => sha256(part.body))
    expect(hashes.map((hash: Buffer) => hash.toString('hex'))).toEqual(
      file.parts.map((part: { sha256: string }) => part.sha256),
    )
    expect(createHash('sha256').update(Buffer.concat(hashes)).digest('hex')).toBe(file.sha256)
    const part = (name: string) => JSON.parse(file.parts.find((one: { name: string }) => one.name === name).body)
    expect(part('draws')).toHaveLength(3)
    expect(part('chains')[0].seed).toMatch(/^[0-9a-f]{64}$/)
    expect(sha256(part('campaign').versions[0].text).toString('hex')).toBe(part('campaign').versions[0].sha256)
    expect(part('record').map(({ action }: { action: string }) => action)).toContain('campaign.launch')
    const csv = await text(live.campaignId, 'csv')
    expect(csv.startsWith('\uFEFFno,at,account')).toBe(true)
    expect(csv.trim().split('\n')).toHaveLength(4)
  })

  it('can’t be changed, and it shows where somebody did who can change anything', async () => {
    const live = await over()
    await settle()
    must(await archiveCampaign({ ...(await staff()), at: today }, live))
    const changed = `update campaign_archive_part set body = replace(body, 'points', 'nought') where campaign_id = $1 and name = 'draws'`
    await expect(rows(changed, [live.campaignId])).rejects.toThrow('append-only')
    await rows('alter table campaign_archive_part disable trigger all')
    await rows(changed, [live.campaignId])
    await rows('alter table campaign_archive_part enable trigger all')
    expect((await findArchive({ on: db() }, live.campaignId))?.file?.holds).toBe(false)
  })
})

it('what was won and is incidental income is listed with the fifth that is kept back, and the record says that it left', async () => {
  const rewardId = await newReward({ kind: 'verification-code', category: 'in-store', title_zh: '@SUM(1)' })
  const gift = prizeOf(1, {
    kind: 'reward',
    rewardId,
    titleZh: '=1+1',
    taxClass: 'incidental',
    marketValueMinor: 5_000,
    costMinor: 2_000,
  })
  const live = await liveCampaign({ prizes: [gift], budget: { budgetId: null, points: 0, minor: 10_000 } })
  must(await drawOnce(live, await newPlayer()))
  const csv = await writeWithholding(await staff(), live.campaignId)
  expect(csv).toContain(",'=1+1,50,10,")
  expect(csv.split('\n')[1]).toMatch(/^draw,\d+,/)
  const deeds = await rows(`select after from audit_log where action = 'campaign.withholding'`)
  expect(deeds).toEqual([{ after: { lines: 1 } }])
})
