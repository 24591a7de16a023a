import { db } from '@/lib/db/client'
import { rows } from '@/lib/db/sql'
import { putWish } from '@/lib/rewards/wishes/put-wish'
import { putReward } from './rewards'

const DAY = 86_400_000
const on = (now: Date, days: number) => new Date(now.getTime() + days * DAY).toISOString()

/** What the mall shows beside what can be had at once: for a tier alone, earlier for one, and for a few days more. */
export async function seedMallWindows(ownerId: string, now: Date): Promise<void> {
  const gift = { kind: 'parcel', category: 'gifts', limitCount: 1 } as const
  await putReward(ownerId, now, {
    ...gift,
    titleZh: '黑金专属保温杯',
    titleEn: 'The black members’ flask',
    aboutZh: '刻上名字首字，只给黑金卡。',
    aboutEn: 'With your initial, for black alone.',
    costPoints: 2_400,
    stock: 60,
    minTier: 'black',
    trueCostMinor: 2_200,
    faceValueMinor: 4_900,
  })
  await putReward(ownerId, now, {
    ...gift,
    titleZh: '周年礼盒',
    titleEn: 'The anniversary box',
    aboutZh: '茶、杯和一张手写卡，一年一次。',
    aboutEn: 'Tea, a cup and a card written by hand, once a year.',
    costPoints: 4_800,
    stock: 20,
    startsAt: on(now, 3),
    earlyTier: 'gold',
    earlyDays: 2,
    trueCostMinor: 3_600,
    faceValueMinor: 8_800,
  })
  await putReward(ownerId, now, {
    ...gift,
    titleZh: '冬日书签',
    titleEn: 'A bookmark for winter',
    aboutZh: '黄铜，随下一个包裹寄出。',
    aboutEn: 'Brass, sent with your next parcel.',
    costPoints: 300,
    stock: 30,
    limitCount: 3,
    endsAt: on(now, 4),
    trueCostMinor: 200,
    faceValueMinor: 500,
  })
}

/** Some of the shoppers save for something. */
export async function seedWishes(now: Date): Promise<void> {
  const wanted = await rows<{ account: string; reward: string; days: number }>(
    `select a.id as account, r.id as reward, (a.n * 7 + r.n * 5) % 45 as days
     from (select id, row_number() over (order by created_at, id) as n from account where staff_role is null) a,
       (select id, row_number() over (order by cost_points desc, id) as n from reward where state = 'live') r
     where r.n <= 5 and (a.n * 3 + r.n) % (4 + 2 * r.n) = 0`,
  )
  for (const { account, reward, days } of wanted) {
    const ctx = {
      actor: { id: account, email: '', name: '', staffRole: null },
      at: new Date(now.getTime() - days * DAY - 3_600_000),
      on: db(),
    }
    // one that was not in the mall on that day can't have been wished for
    await putWish(ctx, { rewardId: reward, wished: true })
  }
}
