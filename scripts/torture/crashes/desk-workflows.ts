import { randomUUID } from 'node:crypto'
import { member } from '@/lib/cart/shelf.fixture'
import { balanceOf, givePoints } from '@/lib/checkout/checkout.fixture'
import { rows } from '@/lib/db/sql'
import { staff } from '@/lib/gate/staff.fixture'
import { proposeAdjustment } from '@/lib/points/adjustments/propose-adjustment'
import { mergeAccounts } from '@/lib/shoppers/merges/merge-accounts'
import { byHand, newBudget } from '../races/by-hand'
import type { Workflow } from './case'

// What staff do to points: given by hand and undone, two accounts made one and taken apart.

const postingsOf = (accountId: string) =>
  rows('select kind from posting where account_id = $1 order by id', [accountId])
const auditOf = (actorId: string) => rows('select action from audit_log where actor_id = $1 order by id', [actorId])

/** Points given by hand, or that gift undone. */
const adjustment =
  (undone: boolean): Workflow =>
  async () => {
    const shopper = await member()
    const clerk = await staff('owner')
    await newBudget(0)
    const words = byHand(shopper.actor.id, 40)
    const effect = async () => [
      await balanceOf(shopper),
      await postingsOf(shopper.actor.id),
      await rows('select a.state from adjustment a where a.proposed_by = $1', [clerk.actor.id]),
      await auditOf(clerk.actor.id),
    ]
    if (!undone) return { call: 'adjust', input: { actor: clerk.actor, words }, effect }
    const made = await proposeAdjustment(clerk, words)
    const adjustmentId = made.ok ? made.value.adjustmentId : made.refusal
    return { call: 'revertAdjustment', input: { actor: clerk.actor, adjustmentId, reason: 'a trial' }, effect }
  }

/** Two accounts with points made one, or that merge taken apart. */
const merging =
  (isApart: boolean): Workflow =>
  async () => {
    const [old, kept, clerk] = [await member(), await member(), await staff('owner')]
    await givePoints(old, 120)
    await givePoints(kept, 30)
    const words = { requestId: randomUUID(), fromId: old.actor.id, intoId: kept.actor.id, reason: 'a trial' }
    const effect = async () => [
      await Promise.all([old, kept].map(async (one) => [await balanceOf(one), await postingsOf(one.actor.id)])),
      await rows(
        'select merged_into is not null as merged, suspended_at is not null as closed from account where id = $1',
        [old.actor.id],
      ),
      await rows('select moved, returned from account_merge where from_id = $1', [old.actor.id]),
      await auditOf(clerk.actor.id),
    ]
    if (!isApart) return { call: 'merge', input: { actor: clerk.actor, words }, effect }
    const made = await mergeAccounts(clerk, words)
    if (!made.ok) throw new Error(made.refusal)
    const { mergeId } = made.value
    return { call: 'unmerge', input: { actor: clerk.actor, words: { mergeId, reason: 'a trial' } }, effect }
  }

export const deskWorkflows: Record<string, Workflow> = {
  adjustment: adjustment(false),
  'adjustment-undone': adjustment(true),
  merge: merging(false),
  'merge-undone': merging(true),
}
