import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db/client'
import { grantMonth } from '@/lib/plan/grant-month'
import { listPlannedRules, planOf, yearFigures } from '@/lib/plan/queries'
import { REST } from '@/lib/plan/rules'
import { savePlan } from '@/lib/plan/save-plan'
import { proposeAdjustment } from '@/lib/points/adjustments/propose-adjustment'
import { openBudget } from '@/lib/points/budgets/open-budget'
import { listBudgets } from '@/lib/points/budgets/queries'
import { fund } from '@/lib/points/budgets/store'

/** The owner grants the demo shop's goodwill, so that its staff have something to give. */
export async function seedGoodwill(ownerId: string, at: Date): Promise<void> {
  const [goodwill] = (await listBudgets({ on: db() })).filter(({ code }) => code === 'goodwill')
  if (!goodwill) throw new Error('there is no goodwill budget')
  const grant = { budgetId: goodwill.id, points: 500_000, requestId: randomUUID(), reason: '演示店的客服关怀' }
  const made = await fund(db(), at, ownerId, grant)
  if (!made.ok) throw new Error(`the goodwill budget was not funded: ${made.refusal}`)
}

/** The year's plan, its budgets, and the month that runs granted to them. */
export async function seedPlan(ownerId: string, openedAt: Date, now: Date): Promise<void> {
  const actor = { id: ownerId, email: 'owner@demo.test', name: '', staffRole: 'owner' as const }
  const opened = [
    { code: 'welcome', titleZh: '迎新礼', titleEn: 'Welcome gifts' },
    { code: 'birthday', titleZh: '生日礼', titleEn: 'Birthday gifts' },
  ].map((naming) => openBudget({ actor, at: openedAt, on: db() }, naming))
  for (const made of await Promise.all(opened)) if (!made.ok) throw new Error(`no budget: ${made.refusal}`)
  const weights: Record<string, number> = { goodwill: 2, welcome: 5, birthday: 3 }
  const budgets = await listBudgets({ on: db() })
  const { year, month } = await yearFigures({ at: now, on: db() }, null)
  const plan = {
    year,
    goal: 'retention' as const,
    // what a year of the demo takes, and a little more than it gives
    revenueMinor: 60_000_000,
    rateBps: 40,
    redemptionBps: 3_000,
    monthWeights: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
    budgetWeights: Object.fromEntries(budgets.map(({ id, code }) => [id, weights[code] ?? 0])),
    ruleWeights: {},
  }
  const ctx = { actor, at: now, on: db() }
  const stated = await savePlan(ctx, { plan, reason: '全年的老客回馈', requestId: randomUUID() })
  if (!stated.ok) throw new Error(`no plan: ${stated.refusal}`)
  const granted = await grantMonth(ctx, { planId: stated.value.planId, month: month + 1 })
  if (!granted.ok) throw new Error(`the month was not granted: ${granted.refusal}`)
}

/** The same year stated anew by rule, once there are rules: what each is to give, and what campaigns and hands may. */
export async function seedPlanByRule(ownerId: string, now: Date): Promise<void> {
  const actor = { id: ownerId, email: 'owner@demo.test', name: '', staffRole: 'owner' as const }
  const ctx = { actor, at: now, on: db() }
  const { year } = await yearFigures(ctx, null)
  const [stated, rules] = await Promise.all([planOf(ctx, year), listPlannedRules(ctx, year)])
  if (!stated) throw new Error('no plan to state anew')
  const { goal, revenueMinor, rateBps, redemptionBps, monthWeights, budgetWeights } = stated
  const plan = {
    year,
    goal,
    revenueMinor,
    rateBps,
    redemptionBps,
    monthWeights: [...monthWeights],
    budgetWeights,
    ruleWeights: { ...Object.fromEntries(rules.map(({ ruleId }) => [ruleId, 1])), [REST]: 300 },
  }
  const made = await savePlan(ctx, { plan, reason: '按规则分一分，好知道哪条送多了', requestId: randomUUID() })
  if (!made.ok) throw new Error(`no plan by rule: ${made.refusal}`)
}

/** Support has asked for more than it may give by itself: the owner finds something to decide. */
export async function seedWaitingAdjustment(accounts: ReadonlyMap<string, string>, at: Date): Promise<void> {
  const [id = '', accountId = ''] = [accounts.get('support@demo.test'), accounts.get('amy@demo.test')]
  const email = 'support@demo.test'
  const made = await proposeAdjustment(
    { actor: { id, email, name: '吴客服', staffRole: 'support' }, at, on: db() },
    {
      requestId: randomUUID(),
      title: '',
      reasonCode: 'compensation',
      shopperNote: 'Sorry that your parcel came late.',
      internalNote: '快递丢件，补寄晚了 9 天',
      validDays: 365,
      rows: [{ accountId, points: 3_000 }],
    },
  )
  if (!made.ok) throw new Error(`nothing waits to be decided: ${made.refusal}`)
}
