import { randomUUID } from 'node:crypto'
import type { RuleDefinition } from '@/lib/earning/programme/rules'
import { writeRuleSchema } from '@/lib/earning/programme/schema'
import { writeRule } from '@/lib/earning/programme/write-rule'
import type { StaffContext } from '@/lib/gate/context'
import { startOfDayIn } from '@/lib/kernel/time'

const DAY_MS = 86_400_000
const SHOP_ZONE = 'Asia/Shanghai'

type Bonus = Pick<RuleDefinition, 'nameZh' | 'nameEn' | 'priority'> & {
  conditions: unknown[]
  reward: unknown
  perMonth?: number
  effectiveFrom: Date | null
  endsAt?: Date
}

const firstOfAll = { after: ['coupons', 'points'], taxIncludedBps: 0 }

async function publish(ctx: StaffContext, { perMonth, effectiveFrom, endsAt, ...stated }: Bonus): Promise<void> {
  const perShopper = perMonth ? [{ period: 'month', points: null, times: perMonth }] : []
  const written = writeRuleSchema.parse({
    ruleId: randomUUID(),
    definition: {
      ...stated,
      trigger: { kind: 'order-paid' },
      scope: 'order',
      base: firstOfAll,
      limits: { perShopper, coolDownHours: null, totalPoints: null },
      budgetId: null,
      lot: null,
      stopsAfter: false,
    },
    effectiveFrom: effectiveFrom?.toISOString() ?? null,
    endsAt: endsAt?.toISOString() ?? null,
    publish: true,
    reason: '开店的活动',
    waiver: '刚开店，还没有订单可以试算',
    requestId: randomUUID(),
  })
  const made = await writeRule(ctx, written)
  if (!made.ok) throw new Error(`no rule ${stated.nameEn}: ${made.refusal}`)
}

/** What the demo shop gives beside rate and steps: for a good month, for a way to pay, and on a members' day to come. */
export async function seedBonusRules(owner: StaffContext, now: Date): Promise<void> {
  await publish(owner, {
    nameZh: '月度满额礼',
    nameEn: 'A good month',
    priority: 20,
    conditions: [{ kind: 'period-spend', period: 'month', atLeastMinor: 999_00 }],
    reward: { kind: 'fixed', points: 500, per: 'order' },
    perMonth: 1,
    effectiveFrom: null,
  })
  await publish(owner, {
    nameZh: '支付宝随单礼',
    nameEn: 'Paying by Alipay',
    priority: 30,
    conditions: [{ kind: 'payment-method', methods: ['alipay'] }],
    reward: { kind: 'fixed', points: 20, per: 'order' },
    perMonth: 3,
    effectiveFrom: null,
  })
  const members = startOfDayIn(new Date(now.getTime() + 20 * DAY_MS), SHOP_ZONE)
  await publish(owner, {
    nameZh: '会员日双倍',
    nameEn: "Members' day",
    priority: 50,
    conditions: [],
    reward: { kind: 'multiplier', bps: 20_000 },
    effectiveFrom: members,
    endsAt: new Date(members.getTime() + DAY_MS),
  })
}
