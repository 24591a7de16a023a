import { beforeAll, expect, test } from 'vitest'
import { newStaff } from '@/lib/campaigns/campaign.fixture'
import { findCampaignView, listCampaigns } from '@/lib/campaigns/play/queries'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import type { StaffContext } from '@/lib/gate/context'
import { give, newShopper } from '@/lib/points/ledger.fixture'
import { seedCampaigns } from './campaigns'

process.env.CODES_KEY ??= 'a key for tests only, thirty-two long'

useTestDatabase()
beforeAll(openShop)

const as = async (staffRole: 'owner' | 'marketer'): Promise<StaffContext> => ({
  actor: { id: await newStaff(staffRole), email: '', name: '', staffRole },
  visitorHash: null,
  locale: 'zh-CN',
  at: null,
  on: db(),
})

test('a stranger finds a box with a hidden style, a sealed deck and a draw that always wins, all open and played', async () => {
  const now = new Date()
  for (let i = 0; i < 3; i += 1)
    await give(await newShopper(), 5_000, { at: new Date(now.getTime() - 20 * 86_400_000) })
  await seedCampaigns(await as('owner'), await as('marketer'), now)
  const ctx = { at: now, on: db(), actor: null }
  const found = await listCampaigns(ctx)
  expect(
    found.map(({ kind, stand, titleZh }) => `${kind} ${stand} ${titleZh}`).toSorted((a, b) => (a < b ? -1 : 1)),
  ).toEqual([
    'blind-box open 一百抽 · 封盒',
    'blind-box open 窗台小盆栽盲盒',
    'invite open 邀好友，得 600 积分',
    'lottery open 每抽必中',
    'lottery open 每日九宫格',
  ])
  const deck = await findCampaignView(ctx, found.find(({ titleZh }) => titleZh.includes('封盒'))?.slug ?? '')
  expect(deck?.deck).toMatchObject({ size: 100, left: 97, revealedSeed: null })
  expect(Object.values(deck?.left ?? {}).reduce((a, b) => a + b, 0)).toBe(97)
  expect(await brokenInvariants()).toEqual([])
})
