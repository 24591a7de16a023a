import { randomUUID } from 'node:crypto'
import { recordBehaviour } from '@/lib/behaviours/record-behaviour'
import { saveBehaviour } from '@/lib/behaviours/save-behaviour'
import { saveBehaviourSchema } from '@/lib/behaviours/schema'
import { rows } from '@/lib/db/sql'
import { writeRuleSchema } from '@/lib/earning/programme/schema'
import { writeRule } from '@/lib/earning/programme/write-rule'
import type { StaffContext } from '@/lib/gate/context'
import { listBudgets } from '@/lib/points/budgets/queries'

const DAY_MS = 86_400_000
const STORES = ['徐汇店', '静安店']

type Gift = {
  code: string
  nameZh: string
  nameEn: string
  points: number
  budget: string
  perShopper?: { period: 'day' | 'month' | 'year' | 'ever'; points: null; times: number }
}

const gifts: readonly Gift[] = [
  { code: 'sign-up', nameZh: '新客礼', nameEn: 'Welcome', points: 50, budget: 'welcome' },
  { code: 'profile-completed', nameZh: '完善资料礼', nameEn: 'Profile gift', points: 30, budget: 'welcome' },
  {
    code: 'review',
    nameZh: '评价有礼',
    nameEn: 'Thanks for reviewing',
    points: 20,
    budget: 'goodwill',
    perShopper: { period: 'month', points: null, times: 3 },
  },
  {
    code: 'content-read',
    nameZh: '读完有礼',
    nameEn: 'For reading',
    points: 5,
    budget: 'goodwill',
    perShopper: { period: 'day', points: null, times: 3 },
  },
  {
    code: 'birthday',
    nameZh: '生日礼',
    nameEn: 'Birthday gift',
    points: 200,
    budget: 'birthday',
    perShopper: { period: 'year', points: null, times: 1 },
  },
]

const visit: Gift = {
  code: 'store-visit',
  nameZh: '到店礼',
  nameEn: 'For coming by',
  points: 10,
  budget: 'goodwill',
  perShopper: { period: 'day', points: null, times: 1 },
}

async function give(ctx: StaffContext, { code, nameZh, nameEn, points, budget, perShopper }: Gift): Promise<void> {
  const from = (await listBudgets(ctx)).find((one) => one.code === budget)
  const written = writeRuleSchema.parse({
    ruleId: randomUUID(),
    definition: {
      nameZh,
      nameEn,
      trigger: { kind: 'behaviour', code },
      conditions: [],
      reward: { kind: 'fixed', points, per: 'order' },
      scope: 'order',
      base: { after: [], taxIncludedBps: 0 },
      limits: { perShopper: perShopper ? [perShopper] : [], coolDownHours: null, totalPoints: null },
      budgetId: from?.id ?? null,
      lot: null,
      stopsAfter: false,
      priority: 100,
    },
    effectiveFrom: null,
    endsAt: null,
    publish: true,
    reason: '开店的行为积分',
    waiver: '订单历史里没有这种行为，试算不出来',
    requestId: randomUUID(),
  })
  const made = await writeRule(ctx, written)
  if (!made.ok) throw new Error(`no rule for ${code}: ${made.refusal}`)
}

/** What the demo shop thanks people for, one behaviour of its own, and some who came by in the last days. */
export async function seedBehaviours(owner: StaffContext, now: Date): Promise<void> {
  const on = (daysAgo: number) => ({ ...owner, at: new Date(now.getTime() - daysAgo * DAY_MS) })
  const stated = await saveBehaviour(
    on(10),
    saveBehaviourSchema.parse({
      code: visit.code,
      isNew: true,
      nameZh: '到店',
      nameEn: 'Coming by the shop',
      fields: [
        { name: 'store', labelZh: '门店', labelEn: 'Store', type: 'choice', required: true, choices: STORES },
        { name: 'note', labelZh: '备注', labelEn: 'Note', type: 'text', required: false, choices: [] },
      ],
      priority: 10,
      weight: 2,
      expectedPerYear: 3_000,
      clawBack: { kind: 'undone', withinDays: 7 },
      archived: false,
    }),
  )
  if (!stated.ok) throw new Error(`no behaviour: ${stated.refusal}`)
  await give(on(10), visit)
  for (const gift of gifts) await give(on(0), gift)
  const people = await rows<{ id: string }>(
    `select id from account where staff_role is null and email not in ('li@demo.test', 'amy@demo.test') order by md5(id::text) limit 8`,
  )
  for (const [i, { id: accountId }] of [...people, ...people.slice(0, 2)].entries()) {
    const payload = { store: STORES[i % 2] ?? '', ...(i === 3 && { note: '带朋友来的' }) }
    // the last two came twice on one day
    const deed = { code: visit.code, accountId, payload, requestId: randomUUID() }
    const made = await recordBehaviour(on(i < people.length ? 8 - i * 0.9 : 8 - (i - people.length) * 0.9 - 0.01), deed)
    if (!made.ok) throw new Error(`nobody came by: ${made.refusal}`)
  }
}
