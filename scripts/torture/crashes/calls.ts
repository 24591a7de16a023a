import { POST } from '@/app/api/stripe/webhook/route'
import { drawPrize } from '@/lib/campaigns/draws/draw-prize'
import type { DrawAsked } from '@/lib/campaigns/draws/schema'
import { buyDraws } from '@/lib/campaigns/tickets/buy-draws'
import type { BuyDraws } from '@/lib/campaigns/tickets/schema'
import { placeOrder } from '@/lib/checkout/place-order'
import type { PlaceOrderInput } from '@/lib/checkout/schema'
import { db } from '@/lib/db/client'
import { rows } from '@/lib/db/sql'
import type { Actor, Context, StaffContext } from '@/lib/gate/context'
import { recorded } from '@/lib/jobs/run-worker'
import { cancelOrder } from '@/lib/orders/cancel-order'
import { checkPayment } from '@/lib/orders/check-payment'
import { giveBackDraws } from '@/lib/orders/give-back-draws'
import { openPayPage } from '@/lib/orders/open-pay-page'
import { refundOrder } from '@/lib/orders/refunds/refund-order'
import type { GiveBackDraws } from '@/lib/orders/schema'
import { takeBackReward } from '@/lib/orders/take-back-reward'
import { sendPayouts } from '@/lib/payouts/send-payouts'
import { proposeAdjustment } from '@/lib/points/adjustments/propose-adjustment'
import { revertAdjustment } from '@/lib/points/adjustments/revert-adjustment'
import type { ProposeInput } from '@/lib/points/adjustments/store'
import { today } from '@/lib/points/ledger.fixture'
import { claimReward } from '@/lib/rewards/claim-reward'
import { verifyCode } from '@/lib/rewards/desk/verify-code'
import type { ClaimReward } from '@/lib/rewards/schema'
import { mergeAccounts } from '@/lib/shoppers/merges/merge-accounts'
import { unmergeAccounts } from '@/lib/shoppers/merges/unmerge-accounts'
import { jobs } from '../../worker-jobs'

// What a caller may be asked to do: the shop's own verbs, as its doors call them. Input crosses a process border.

type Link = { actor: Actor | null; number: number; token: string | null }
type Answer = { ok: boolean; refusal?: string; value?: unknown }

const as = (actor: Actor | null): Context => ({ actor, visitorHash: null, locale: 'zh-CN', at: null, on: db() })

const job = (name: keyof typeof jobs) => async (): Promise<Answer> => {
  await recorded(name, jobs[name])
  return { ok: true }
}

export type Call = keyof typeof calls

export const calls = {
  checkout: (input: { actor: Actor | null; order: PlaceOrderInput }): Promise<Answer> =>
    placeOrder(as(input.actor), input.order),
  payPage: (input: Link): Promise<Answer> => openPayPage(as(input.actor), input),
  returnPage: (input: Link): Promise<Answer> => checkPayment(as(input.actor), input),
  cancel: (input: Link): Promise<Answer> => cancelOrder(as(input.actor), input),
  /** The provider's message at the real door, signature and all. Anything but 200 means: come again. */
  webhook: async (input: { body: string; signature: string }): Promise<Answer> => {
    const headers = { 'stripe-signature': input.signature }
    const answer = await POST(new Request('http://shop.test/api', { method: 'POST', headers, body: input.body }))
    if (answer.status >= 500) throw new Error(`the door answered ${answer.status}`)
    return answer.ok ? { ok: true } : { ok: false, refusal: String(answer.status) }
  },
  refund: (input: { actor: Actor; refund: Parameters<typeof refundOrder>[1] }): Promise<Answer> =>
    refundOrder(as(input.actor) as StaffContext, input.refund),
  redeem: ({ actor, ...asked }: { actor: Actor } & ClaimReward): Promise<Answer> =>
    claimReward({ ...as(actor), actor }, asked),
  draw: ({ actor, words }: { actor: Actor; words: DrawAsked }): Promise<Answer> =>
    // by the fixture's own day, on which its points and commitments were made
    drawPrize({ ...as(actor), actor, at: today }, words),
  buyDraws: ({ actor, words }: { actor: Actor; words: BuyDraws }): Promise<Answer> =>
    buyDraws({ ...as(actor), actor }, words),
  giveBackDraws: ({ actor, words }: { actor: Actor; words: GiveBackDraws }): Promise<Answer> =>
    giveBackDraws({ ...as(actor), actor }, words),
  checkOff: ({ actor, ...asked }: { actor: Actor; code: string; requestId: string }): Promise<Answer> =>
    verifyCode(as(actor) as StaffContext, asked),
  takeBack: ({ actor, ...asked }: { actor: Actor; claimId: string; reason: string }): Promise<Answer> =>
    takeBackReward(as(actor) as StaffContext, asked),
  adjust: (input: { actor: Actor; words: ProposeInput }): Promise<Answer> =>
    proposeAdjustment(as(input.actor) as StaffContext, input.words),
  revertAdjustment: (input: { actor: Actor; adjustmentId: string; reason: string }): Promise<Answer> =>
    revertAdjustment(as(input.actor) as StaffContext, input),
  merge: (input: { actor: Actor; words: Parameters<typeof mergeAccounts>[1] }): Promise<Answer> =>
    mergeAccounts(as(input.actor) as StaffContext, input.words),
  unmerge: (input: { actor: Actor; words: Parameters<typeof unmergeAccounts>[1] }): Promise<Answer> =>
    unmergeAccounts(as(input.actor) as StaffContext, input.words),
  expiry: job('expire-points'),
  release: job('release-points'),
  reconcile: job('reconcile-payments'),
  sendRefunds: job('send-refunds'),
  /** Now, and twice more a day later each: what was cut off, and then not heard, is due by then. */
  sendPayouts: async (): Promise<Answer> => {
    for (const days of [0, 1, 2]) await sendPayouts({ at: new Date(Date.now() + days * 86_400_000), on: db() })
    return { ok: true }
  },
  deliver: job('deliver-claims'),
  /** For the sweep's own control: an exchange in two statements, as nobody should write it. */
  careless: async ({ accountId, rewardId }: { accountId: string; rewardId: string }): Promise<Answer> => {
    await rows(
      `select points_spend($1, 'careless:' || gen_random_uuid(), 'spend', 'test', 100, '{"points": 100}', null)`,
      [accountId],
    )
    await rows('update reward set stock = stock - 1 where id = $1', [rewardId])
    return { ok: true }
  },
}
