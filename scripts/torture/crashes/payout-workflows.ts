import { packet, payoutOf, receivedFor } from '@/lib/payouts/payout.fixture'
import { balanceOf } from '@/lib/points/ledger.fixture'
import type { Workflow } from './case'

/** A red packet that is due: the wallet has it once, whatever the shop believes. */
const payout =
  (fault: 'lost' | 'refuse' | null): Workflow =>
  async (trial) => {
    const { claimId, payoutId, accountId } = await packet()
    if (fault) await trial.control('/control', { transferFault: fault, count: 1 })
    const effect = async () => {
      const { state, claim, amount } = (await payoutOf(claimId)) ?? {}
      return [state, claim, amount, await receivedFor(trial, payoutId), await balanceOf(accountId)]
    }
    return { call: 'sendPayouts', input: null, effect }
  }

export const payoutWorkflows: Record<string, Workflow> = {
  payout: payout(null),
  'payout-unheard': payout('lost'),
  'payout-refused': payout('refuse'),
}
