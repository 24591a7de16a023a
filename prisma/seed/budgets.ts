import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db/client'
import { proposeAdjustment } from '@/lib/points/adjustments/propose-adjustment'
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
