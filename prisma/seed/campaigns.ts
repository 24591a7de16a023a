import { randomUUID } from 'node:crypto'
import { stateAge } from '@/lib/campaigns/admission/state-age'
import { pointsPrize, rewardPrize } from '@/lib/campaigns/blank-prizes/rules'
import { drawPrize } from '@/lib/campaigns/draws/draw-prize'
import { openChain } from '@/lib/campaigns/draws/open-chain'
import type { PresetFacts } from '@/lib/campaigns/invite-presets/rules'
import { checkCampaign } from '@/lib/campaigns/lint/check-campaign'
import { getLintFacts } from '@/lib/campaigns/lint/queries'
import { presetOf } from '@/lib/campaigns/presets/rules'
import type { Definition } from '@/lib/campaigns/schema'
import { askSimulation } from '@/lib/campaigns/simulation/ask-simulation'
import { runDueSimulations } from '@/lib/campaigns/simulation/run-due-simulations'
import { approveCampaign } from '@/lib/campaigns/staff/approve-campaign'
import { launchCampaign } from '@/lib/campaigns/staff/launch-campaign'
import { saveCampaign } from '@/lib/campaigns/staff/save-campaign'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import type { StaffContext } from '@/lib/gate/context'
import type { Result } from '@/lib/kernel/result'
import { startOfDayIn } from '@/lib/kernel/time'
import { openBudget } from '@/lib/points/budgets/open-budget'
import { fund } from '@/lib/points/budgets/store'
import { seedFriends } from './invites'
import { putReward } from './rewards'

const MINUTE = 60_000
const DAY = 86_400_000
const SHOP_ZONE = 'Asia/Shanghai'
/** So long the campaigns have been open, and so long they go on. */
const [OPEN_DAYS, MORE_DAYS] = [10, 14]
/** For one draw of each. */
const ENOUGH_POINTS = 2_000
const GRANTED_POINTS = 400_000

const done = <V>(what: string, result: Result<V>): V => {
  if (!result.ok) throw new Error(`${what}: ${result.refusal} ${JSON.stringify(result.details ?? {})}`)
  return result.value
}

/** A style of the series: a gift that is only ever drawn, so that it stands in no mall. */
const styles = [
  { titleZh: '掌心多肉', titleEn: 'A palm-sized succulent', photo: 'assorted-succulents', worth: 990, cost: 380 },
  { titleZh: '小仙人球', titleEn: 'A small cactus', photo: 'spiky-cactus', worth: 990, cost: 360 },
  { titleZh: '一小盆吊兰', titleEn: 'A little hanging plant', photo: 'hanging-plant', worth: 1_200, cost: 450 },
  { titleZh: '郁金香种球', titleEn: 'Tulip bulbs', photo: 'tulip-pot', worth: 1_200, cost: 420 },
  { titleZh: '芦荟小苗', titleEn: 'A young aloe', photo: 'aloe-vera', worth: 1_300, cost: 480 },
  { titleZh: '琥珀熊童子', titleEn: 'An amber bear’s paw', photo: null, worth: 6_800, cost: 2_600 },
] as const

async function photoOf(slug: string | null): Promise<string | null> {
  if (slug === null) return null
  const found = await row<{ file: string }>(
    'select i.file from product_image i join product p on p.id = i.product_id where p.slug = $1 order by i.position limit 1',
    [slug],
  )
  return found?.file ?? null
}

async function putStyles(ownerId: string, at: Date): Promise<void> {
  for (const { titleZh, titleEn, photo, worth, cost } of styles)
    await putReward(ownerId, at, {
      kind: 'parcel',
      category: 'gifts',
      state: 'draft',
      titleZh,
      titleEn,
      image: await photoOf(photo),
      costPoints: worth * 2,
      stock: 400,
      trueCostMinor: cost,
      faceValueMinor: worth,
    })
}

/** What a campaign may give for friends, and nobody exchanges points for. */
const putPacket = (ownerId: string, at: Date): Promise<void> =>
  putReward(ownerId, at, {
    kind: 'red-packet',
    category: 'cash',
    state: 'draft',
    titleZh: '好友红包 5 元',
    titleEn: 'A ¥5 red packet for a friend',
    redPacket: { amountMinor: 500, taxClass: 'incidental' },
    costPoints: 600,
    trueCostMinor: 500,
    faceValueMinor: 500,
  })

/** Five styles and a hidden one, which comes within ten boxes; what is gone is made good with points. */
async function series(facts: PresetFacts): Promise<Definition> {
  const made = presetOf('series-of-six', facts)
  const reward = (titleZh: string) => facts.rewards.find((one) => one.titleZh === titleZh)
  return {
    ...made,
    titleZh: '窗台小盆栽盲盒',
    titleEn: 'Windowsill plants, boxed',
    aboutZh: '五款好养的小盆栽，外加一款隐藏的琥珀熊童子。每一盒都有东西，十盒之内一定见到隐藏款。',
    aboutEn:
      'Five easy little plants, and one hidden: an amber bear’s paw. Something in every box, and the hidden one within ten.',
    image: await photoOf('assorted-succulents'),
    entry: { costPoints: 800, cashMinor: 990, tickets: true },
    limits: { perDay: 5, perPerson: 30, coolDownSeconds: 1 },
    prizes: [
      ...styles.map(({ titleZh }, at) =>
        rewardPrize(at + 1, reward(titleZh), {
          weight: at === 5 ? 20_000 : 188_000,
          stock: at === 5 ? 40 : 150,
          hidden: at === 5,
        }),
      ),
      pointsPrize(7, 500, facts.pointsPerUnit, { weight: 40_000 }),
    ],
    expectedDraws: 500,
    draw: { mode: 'chain', pity: { after: 10, prizeNos: [6] }, whenGone: 'substitute', substituteNo: 7 },
    budget: { ...made.budget, points: 60_000, minor: 400_000 },
    settings: { theme: 'vermilion' },
  }
}

const lottery = (facts: PresetFacts): Definition => {
  const made = presetOf('every-draw-wins', facts)
  return {
    ...made,
    limits: { ...made.limits, coolDownSeconds: 0 },
    expectedDraws: 2_000,
    budget: { ...made.budget, points: 160_000 },
  }
}

/** Once a day, on the nine-grid. */
const daily = (facts: PresetFacts): Definition => {
  const made = presetOf('nine-cells', facts)
  return { ...made, expectedDraws: 1_000, budget: { ...made.budget, points: 30_000 } }
}

/** A hundred boxes, sealed before the first is opened. */
function sealed(facts: PresetFacts): Definition {
  const made = presetOf('sealed-hundred', facts)
  const reward = (titleZh: string) => facts.rewards.find((one) => one.titleZh === titleZh)
  return {
    ...made,
    prizes: [
      pointsPrize(1, 150, facts.pointsPerUnit, { weight: 0, stock: 60 }),
      pointsPrize(2, 300, facts.pointsPerUnit, { weight: 0, stock: 24 }),
      rewardPrize(3, reward('小仙人球'), { weight: 0, stock: 12 }),
      rewardPrize(4, reward('琥珀熊童子'), { weight: 0, stock: 4, hidden: true }),
    ],
    budget: { ...made.budget, points: 20_000, minor: 30_000 },
    settings: { theme: 'ink' },
  }
}

/** Written, looked over, played through, agreed to by somebody else, and launched: the way of every campaign. */
async function launch(marketer: StaffContext, owner: StaffContext, definition: Definition): Promise<string> {
  const draft = done(
    definition.titleEn,
    await saveCampaign(marketer, { campaignId: null, version: null, definition, requestId: randomUUID() }),
  )
  const asked = { campaignId: draft.campaignId, version: draft.version }
  const looked = done(definition.titleEn, await checkCampaign(marketer, asked))
  if (looked.state === 'draft') throw new Error(`${definition.titleEn}: ${JSON.stringify(looked.findings)}`)
  // played through at this moment, on the machine's own clock: the job centre tells how long that took
  done(definition.titleEn, await askSimulation({ ...marketer, at: null }, asked))
  await runDueSimulations()
  done(definition.titleEn, await approveCampaign(owner, asked))
  done(definition.titleEn, await launchCampaign(owner, asked))
  return draft.campaignId
}

type Planned = {
  campaignId: string
  accountId: string
  at: Date
  facts: { version: number; mode: string; cost: number }
}

/** A few shoppers were there already, on every day since it began: those who had done nothing else since, so that nobody spends what came later. */
async function planDraws(campaignId: string, began: Date, now: Date, draws: number): Promise<Planned[]> {
  const facts = await row<Planned['facts']>(
    `select c.version, v.definition #>> '{draw,mode}' as mode, (v.definition #>> '{entry,costPoints}')::int as cost
     from campaign c join campaign_version v on v.campaign_id = c.id and v.version = c.version where c.id = $1`,
    [campaignId],
  )
  if (!facts) throw new Error('no such campaign')
  const people = await rows<{ id: string }>(
    `select a.id from account a join points_balance b on b.account_id = a.id
     where a.staff_role is null and a.suspended_at is null and a.email not in ('li@demo.test', 'amy@demo.test') and b.available_points > $1
       and not exists (select 1 from posting p where p.account_id = a.id and p.at >= $4)
     order by md5(a.id::text || $2) limit $3`,
    [ENOUGH_POINTS, campaignId, draws, began],
  )
  const days = Math.round((now.getTime() - began.getTime()) / DAY)
  return people.map(({ id }, i) => {
    // in the hours when people are awake; what of today is still to come was a moment ago
    // and no two days alike
    const dayNo = Math.min(days, 1 + Math.floor((i * days) / people.length + ((i * i) % 7) * 0.3))
    const day = startOfDayIn(new Date(began.getTime() + dayNo * DAY), SHOP_ZONE)
    const at = Math.min(
      day.getTime() + (9 * 60 + ((i * 37) % 780)) * MINUTE,
      now.getTime() - (people.length - i) * MINUTE,
    )
    return { campaignId, accountId: id, facts, at: new Date(at) }
  })
}

async function drawOnce({ campaignId, accountId, at, facts }: Planned): Promise<void> {
  const actor = { id: accountId, email: '', name: '', staffRole: null }
  const ctx: Parameters<typeof drawPrize>[0] = { actor, at, on: db() }
  done('an age', await stateAge(ctx, { bornOn: '1992-06-01' }))
  const chain = facts.mode === 'chain' ? done('a chain', await openChain(ctx, { campaignId })) : null
  const made = await drawPrize(ctx, {
    campaignId,
    requestId: randomUUID(),
    version: facts.version,
    costPoints: facts.cost,
    ticketId: null,
    commitment: chain?.commitment ?? null,
    confirmed: true,
  })
  if (!made.ok) throw new Error(`a draw: ${made.refusal}`)
}

/** One box of the series for points, in the mall: opened now, or when the series is over. */
const putTicket = (ownerId: string, at: Date, campaignId: string) =>
  putReward(ownerId, at, {
    kind: 'draw-ticket',
    category: 'digital',
    titleZh: '盲盒票一张',
    titleEn: 'A ticket for one box',
    aboutZh: '换到就是一盒「窗台小盆栽」，想什么时候拆都行。',
    aboutEn: 'One of the windowsill boxes is yours; open it when you like.',
    campaignId,
    costPoints: 780,
    limitCount: 3,
    limitPeriod: 'month',
    trueCostMinor: 470,
    faceValueMinor: 990,
  })

/** A blind box with a hidden style, a sealed deck, a wheel and a nine-grid on which every draw wins, and invites, all open. */
export async function seedCampaigns(owner: StaffContext, marketer: StaffContext, now: Date): Promise<void> {
  const began = new Date(now.getTime() - OPEN_DAYS * DAY)
  const by = (who: StaffContext): StaffContext => ({ ...who, at: began })
  const { budgetId } = done(
    'a budget',
    await openBudget(by(owner), { code: 'campaigns', titleZh: '活动奖池', titleEn: 'Campaign prizes' }),
  )
  const grant = { budgetId, points: GRANTED_POINTS, requestId: randomUUID(), reason: '第四季度的活动' }
  done('a grant', await fund(owner.on, began, owner.actor.id, grant))
  await putStyles(owner.actor.id, began)
  await putPacket(owner.actor.id, began)
  const read = await getLintFacts({ at: began, on: owner.on })
  const facts: PresetFacts = {
    startsAt: new Date(began.getTime() + 60_000),
    pointsPerUnit: read.pointsPerUnit,
    organiserZh: '回头客',
    organiserEn: 'Regulars',
    contact: 'hello@demo.test',
    budget: { id: budgetId, remainingPoints: GRANTED_POINTS },
    rewards: read.rewards,
  }
  const endsAt = new Date(now.getTime() + MORE_DAYS * DAY).toISOString()
  const open = (definition: Definition) => launch(by(marketer), by(owner), { ...definition, endsAt })
  const boxes = await open(await series(facts))
  const planned = await planDraws(boxes, began, now, 24)
  await putTicket(owner.actor.id, began, boxes)
  for (const [definition, draws] of [
    [sealed(facts), 18],
    [lottery(facts), 40],
    [daily(facts), 12],
  ] as const)
    planned.push(...(await planDraws(await open(definition), began, now, draws)))
  for (const one of planned.toSorted((a, b) => a.at.getTime() - b.at.getTime())) await drawOnce(one)
  await seedFriends(await open(presetOf('three-friends', facts)), now)
}
