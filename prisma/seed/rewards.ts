import { db, prisma } from '@/lib/db/client'
import { row } from '@/lib/db/sql'
import { uuidV7 } from '@/lib/kernel/ids'
import { claimReward } from '@/lib/rewards/claim-reward'
import { generateCodes } from '@/lib/rewards/codes/generate-codes'
import { openPool } from '@/lib/rewards/codes/open-pool'
import { startCodeRun } from '@/lib/rewards/codes/start-code-run'
import { allowHost } from '@/lib/rewards/hosts/allow-host'
import { saveReward } from '@/lib/rewards/staff/save-reward'
import { blankReward, type SaveReward, saveRewardSchema } from '@/lib/rewards/staff/schema'
import { saveStore } from '@/lib/rewards/stores/save-store'

const ownerOf = (id: string, at: Date | null) => ({
  actor: { id, email: 'owner@demo.test', name: '', staffRole: 'owner' as const },
  at,
  on: db(),
})

/** A reward of the demo shop, as its owner would save it. */
export async function putReward(ownerId: string, at: Date, reward: Partial<SaveReward>): Promise<void> {
  const saved = await saveReward(
    ownerOf(ownerId, at),
    saveRewardSchema.parse({ ...blankReward, state: 'live', ...reward }),
  )
  if (!saved.ok) throw new Error(saved.refusal)
}

// which coupon stands in the mall for how many points, and what it gives and costs
const coupons: Readonly<Record<string, { costPoints: number; faceValueMinor: number }>> = {
  '5 元无门槛券': { costPoints: 500, faceValueMinor: 500 },
  包邮券: { costPoints: 900, faceValueMinor: 1_200 },
  '满 199 减 25 券': { costPoints: 2_000, faceValueMinor: 2_500 },
  '满 499 减 80 券': { costPoints: 6_000, faceValueMinor: 8_000 },
  垂吊绿植兑换券: { costPoints: 5_500, faceValueMinor: 5_990 },
}

/** The mall of the demo shop: coupons, a code to be typed in elsewhere, a cup at the counter, and a bag that is sent. */
export async function seedRewards(ownerId: string, at: Date): Promise<void> {
  for (const { id, titleZh, titleEn } of await prisma().coupon.findMany({
    where: { code: null },
    orderBy: { createdAt: 'asc' },
  })) {
    const asked = coupons[titleZh]
    if (asked)
      await putReward(ownerId, at, { titleZh, titleEn, couponId: id, ...asked, trueCostMinor: asked.faceValueMinor })
  }
  await putReward(ownerId, at, {
    kind: 'verification-code',
    category: 'in-store',
    titleZh: '到店手冲咖啡一杯',
    titleEn: 'A hand-brewed coffee at the counter',
    aboutZh: '到店出示核销码，当日手冲任选一款。',
    aboutEn: 'Show the code at the counter and choose any brew of the day.',
    costPoints: 1_200,
    limitCount: 1,
    limitPeriod: 'week',
    validDays: 30,
    trueCostMinor: 600,
    faceValueMinor: 1_500,
  })
  await putReward(ownerId, at, {
    kind: 'virtual-code',
    category: 'digital',
    titleZh: '视频会员周卡',
    titleEn: 'A week of films',
    aboutZh: '换到后在「我的兑换」里点开兑换码，到对方 App 输入。',
    aboutEn: 'Open the code among your rewards and type it in at the partner’s app.',
    poolId: await filmCodes(ownerId, at),
    costPoints: 1_500,
    limitCount: 2,
    limitPeriod: 'month',
    trueCostMinor: 800,
    faceValueMinor: 1_500,
  })
  await putReward(ownerId, at, {
    kind: 'parcel',
    category: 'gifts',
    titleZh: '回头客保温杯',
    titleEn: 'A flask of the house',
    aboutZh: '316 不锈钢，杯底刻着「欢迎回来」。',
    aboutEn: 'Steel, with “welcome back” on its bottom.',
    costPoints: 1_500,
    cashMinor: 1_990,
    stock: 100,
    limitCount: 1,
    limitPeriod: 'month',
    trueCostMinor: 2_800,
    faceValueMinor: 3_400,
  })
  await putReward(ownerId, at, {
    kind: 'parcel',
    category: 'gifts',
    titleZh: '回头客帆布袋',
    titleEn: 'The regulars’ canvas bag',
    aboutZh: '加厚帆布，只送不卖。',
    aboutEn: 'Heavy canvas, given and never sold.',
    costPoints: 3_000,
    stock: 40,
    limitCount: 1,
    trueCostMinor: 1_800,
    faceValueMinor: 3_900,
  })
  await elsewhere(ownerId, at)
  await seedCash(ownerId, at)
}

/** What leads to other platforms, and the list of where links may lead at all. */
async function elsewhere(ownerId: string, at: Date): Promise<void> {
  for (const host of ['jd.com', 'taobao.com']) await allowHost(ownerOf(ownerId, at), { host, withSubdomains: true })
  await putReward(ownerId, at, {
    kind: 'link',
    category: 'digital',
    titleZh: '京东旗舰店 10 元券',
    titleEn: '¥10 off at our JD.com shop',
    aboutZh: '去京东领券，满 59 元可用。',
    aboutEn: 'Fetch it at JD.com, for orders of ¥59 and more.',
    link: { platform: 'jd', target: 'https://mall.jd.com/index-1000004259.html', referenceName: 'ref' },
    costPoints: 700,
    validDays: 30,
    trueCostMinor: 500,
    faceValueMinor: 1_000,
  })
  await putReward(ownerId, at, {
    kind: 'page',
    category: 'digital',
    titleZh: '手冲咖啡小课',
    titleEn: 'A small course in brewing coffee',
    aboutZh: '一页讲清楚：粉、水、时间。',
    aboutEn: 'One page: coffee, water and time.',
    page: {
      titleZh: '手冲咖啡小课',
      titleEn: 'A small course in brewing coffee',
      blocks: [
        {
          type: 'text',
          zh: '## 一杯的比例\n**15 克**粉，**240 克**水，水温 92 度。\n\n- 先用 30 克水闷蒸半分钟\n- 再分两次注完，一共两分半',
          en: '## For one cup\n**15 g** of coffee, **240 g** of water at 92 °C.\n\n- Let it bloom in 30 g for half a minute\n- Pour the rest twice, within two and a half minutes',
          file: null,
          to: '',
        },
        { type: 'button', zh: '去看器具', en: 'Look at the gear', file: null, to: '/products' },
      ],
    },
    costPoints: 300,
    limitCount: 5,
    trueCostMinor: 0,
    faceValueMinor: 300,
  })
}

/** A red packet, and a card that gives some of an order back. */
async function seedCash(ownerId: string, at: Date): Promise<void> {
  await putReward(ownerId, at, {
    kind: 'red-packet',
    category: 'cash',
    titleZh: '5 元现金红包',
    titleEn: 'A ¥5 red packet',
    aboutZh: '换到就打款，到没到账在「我的兑换」里看。',
    aboutEn: 'Paid at once; look among your rewards whether it has arrived.',
    redPacket: { amountMinor: 500, taxClass: 'points' },
    costPoints: 600,
    trueCostMinor: 500,
    faceValueMinor: 500,
  })
  await putReward(ownerId, at, {
    kind: 'cashback-card',
    category: 'cash',
    titleZh: '返现卡',
    titleEn: 'A cashback card',
    aboutZh: '填一个收了货、过了退货期的订单号，店家看过就打款。',
    aboutEn: 'Name an order that came and can’t be sent back; the shop looks at it and pays.',
    cashback: {
      amountMinor: null,
      shareBps: 500,
      mostMinor: 3_000,
      minOrderMinor: 5_000,
      orders: 'any',
      since: 'returnable',
      taxClass: 'discount',
    },
    costPoints: 1_000,
    limitCount: 2,
    limitPeriod: 'month',
    validDays: 90,
    trueCostMinor: 1_000,
    faceValueMinor: 1_000,
  })
}

const FILM_CODES = 200

async function filmCodes(ownerId: string, at: Date): Promise<string> {
  const ctx = ownerOf(ownerId, at)
  const opened = await openPool(ctx, { name: '视频会员周卡', lowAt: 20 })
  if (!opened.ok) throw new Error(opened.refusal)
  const { poolId } = opened.value
  const run = await startCodeRun(ctx, { poolId, requestId: uuidV7(), work: 'generate', total: FILM_CODES })
  if (!run.ok) throw new Error(run.refusal)
  await generateCodes(ctx, { poolId, runId: run.value.runId, count: FILM_CODES })
  return poolId
}

/** Two counters: the clerk stands at one of them, so that the desk knows where it is. */
export async function seedStores(accounts: ReadonlyMap<string, string>, at: Date): Promise<void> {
  const ctx = ownerOf(accounts.get('owner@demo.test') ?? '', at)
  const staff = ['merchant@demo.test', 'clerk@demo.test'].map((email) => accounts.get(email) ?? '')
  await saveStore(ctx, { id: null, nameZh: '静安店', nameEn: 'Jing’an', staff })
  await saveStore(ctx, { id: null, nameZh: '徐汇店', nameEn: 'Xuhui', staff: staff.slice(0, 1) })
}

/** Somebody had each of them lately, so that the desk has something to check off, to send and to look at. */
export async function seedGiftClaims(accounts: ReadonlyMap<string, string>, now: Date): Promise<void> {
  const at = new Date(now.getTime() - 3_600_000)
  // the dearest first: whoever has enough for it has less afterwards
  for (const kind of ['parcel', 'verification-code', 'virtual-code', 'link', 'page']) {
    const asked = await row<{ id: string; cost: number; account: string; address: string | null }>(
      `select r.id, r.cost_points as cost, a.id as account, (select id from address where account_id = a.id limit 1) as address
       from reward r join points_balance b on b.available_points >= r.cost_points join account a on a.id = b.account_id
       where r.kind = $1 and a.staff_role is null and not (a.id = any($2::uuid[])) and ($1 <> 'parcel' or exists (select 1 from address where account_id = a.id))
       order by b.available_points desc, a.id limit 1`,
      [kind, [...accounts.values()]],
    )
    if (!asked) continue
    const actor = { id: asked.account, email: '', name: '', staffRole: null }
    await claimReward(
      { actor, at, on: db() },
      {
        rewardId: asked.id,
        costPoints: asked.cost,
        requestId: uuidV7(),
        ...(asked.address ? { addressId: asked.address } : {}),
      },
    )
  }
}
