import { randomUUID } from 'node:crypto'
import { beginWith } from '@/components/merchant-programme/rule-presets'
import { closeMonthSchema } from '@/lib/analytics/close/schema'
import { dashboardRangeSchema } from '@/lib/analytics/schema'
import { askBacktestSchema, backtestIdSchema, tryOrderSchema } from '@/lib/backtest/schema'
import {
  findShoppersSchema,
  recordBehaviourSchema,
  saveBehaviourSchema,
  voidEventSchema,
} from '@/lib/behaviours/schema'
import { AdjustStock, ChangeMatchingProducts, ChangeProductStatus, SaveProduct } from '@/lib/catalog/schema'
import { blankCoupon, couponIdSchema, saveCouponSchema } from '@/lib/coupons/staff/schema'
import { findOnDeskSchema } from '@/lib/desk/schema'
import { saveSettingsSchema } from '@/lib/desk/settings/schema'
import { endRuleSchema, findTrialSchema, ruleIdSchema, writeRuleSchema } from '@/lib/earning/programme/schema'
import { publishTermsSchema } from '@/lib/earning/schema'
import { askExportSchema, exportRunSchema } from '@/lib/exports/schema'
import { historyRunSchema, historySourceSchema } from '@/lib/history/schema'
import { approveRequestSchema, declineRequestSchema } from '@/lib/orders/refund-requests/schema'
import { previewRefundSchema, refundOrderSchema } from '@/lib/orders/refunds/schema'
import { markDeliveredSchema, retryRefundSchema, shipOrderSchema, takeBackRewardSchema } from '@/lib/orders/schema'
import { approvePayoutSchema, cancelPayoutSchema, payoutIdSchema, payoutTermsSchema } from '@/lib/payouts/schema'
import { grantMonthSchema, savePlanSchema } from '@/lib/plan/schema'
import {
  decideAdjustmentSchema,
  previewBatchSchema,
  proposeAdjustmentSchema,
  revertAdjustmentSchema,
  saveLimitsSchema,
} from '@/lib/points/adjustments/schema'
import { fundBudgetSchema, openBudgetSchema } from '@/lib/points/budgets/schema'
import { showReviewSchema } from '@/lib/reviews/schema'
import { openPoolSchema } from '@/lib/rewards/codes/schema'
import { lookUpCodeSchema, undoVerificationSchema, verifyCodeSchema } from '@/lib/rewards/desk/schema'
import { allowHostSchema, forbidHostSchema } from '@/lib/rewards/hosts/schema'
import { shipGiftSchema } from '@/lib/rewards/parcel/schema'
import { claimIdSchema } from '@/lib/rewards/schema'
import {
  blankReward,
  changeRewardsSchema,
  placeRewardSchema,
  rewardStateSchema,
  saveRewardSchema,
} from '@/lib/rewards/staff/schema'
import { saveStoreSchema } from '@/lib/rewards/stores/schema'
import { checkBooksSchema } from '@/lib/shop/schema'
import { inviteStaffSchema, setStaffRoleSchema, staffInviteIdSchema } from '@/lib/staff/schema'
import { campaignSamples, type Sample } from './campaign-samples'
import { database } from './doors'
import { figureSamples } from './figure-samples'
import { runSamples } from './run-samples'
import { shopperSamples } from './shopper-samples'
import { tierSamples } from './tier-samples'
import { viewSamples } from './view-samples'

// What each staff action would do if its door stood open: input that is right in every way, about things that are there,
// and carries a mark that is nowhere else. An action that is not said here and is staff's fails the test.

const idOf = async (query: string): Promise<string> => (await database.query(query)).rows[0].id

const coupon = { ...blankCoupon, amountMinor: 100, listed: true }

const product = (mark: string) => ({
  id: randomUUID(),
  updatedAt: null,
  slug: mark,
  titleZh: mark,
  titleEn: mark,
  descriptionZh: '',
  descriptionEn: '',
  vendor: '',
  productType: '',
  tags: [],
  collectionIds: [],
  status: 'active',
  optionNames: [],
  variants: [{ id: randomUUID(), optionsZh: [], optionsEn: [], sku: mark, price: '1', compareAt: '', stock: '1' }],
  images: [],
})

const settings = {
  nameEn: 'Opened',
  currency: 'CNY',
  timeZone: 'Asia/Shanghai',
  supportEmail: 'opened@shop.test',
  shippingFlatMinor: 0,
  shippingFreeOverMinor: null,
  shippingAbroadMinor: 0,
  returnWindowDays: 90,
  deliveredAfterDays: 90,
  shortfall: 'debt',
  pointsGraceDays: 14,
  paymentMethods: ['card'],
}

const words = (mark: string) => ({
  title: mark,
  reasonCode: 'goodwill',
  shopperNote: mark,
  internalNote: mark,
  validDays: 30,
})

export async function staffSamples(mark: string): Promise<Record<string, Sample>> {
  const [order, paid, couponId, productId, li, amy, budgetId, rewardId, gift, clerk] = await Promise.all([
    idOf(`select id from shop_order where state in ('shipped', 'completed') order by number limit 1`),
    idOf(`select id from shop_order where state = 'paid' order by number limit 1`),
    idOf(`select id from coupon where code = 'HUITOU20'`),
    idOf(`select id from product where slug = 'tripod'`),
    idOf(`select id from account where email = 'li@demo.test'`),
    idOf(`select id from account where email = 'amy@demo.test'`),
    idOf(`select id from points_budget where code = 'goodwill'`),
    idOf(`select id from reward where kind = 'coupon' and state = 'live' order by position desc limit 1`),
    idOf(`select id from claim where kind = 'parcel' order by no limit 1`),
    idOf(`select id from account where email = 'clerk@demo.test'`),
  ])
  const { rows } = await database.query('select id, on_hand from variant order by id limit 1')
  const { rows: terms } = await database.query('select terms from points_terms order by version_id limit 1')
  const [variant] = rows
  const adjustment = { ...words(mark), requestId: randomUUID(), rows: [{ accountId: li, points: 1 }] }
  return {
    getDashboardAction: [dashboardRangeSchema, { range: '30' }],
    previewAdjustmentAction: [proposeAdjustmentSchema, adjustment],
    previewBatchAction: [previewBatchSchema, { text: 'li@demo.test,1', words: words(mark) }],
    proposeAdjustmentAction: [proposeAdjustmentSchema, adjustment],
    decideAdjustmentAction: [decideAdjustmentSchema, { adjustmentId: randomUUID(), agreed: true, note: mark }],
    revertAdjustmentAction: [revertAdjustmentSchema, { adjustmentId: randomUUID(), reason: mark }],
    revertOwnSlipAction: [revertAdjustmentSchema, { adjustmentId: randomUUID(), reason: mark }],
    saveLimitsAction: [saveLimitsSchema, { owner: 1, merchant: 1, support: 1, reason: mark }],
    fundBudgetAction: [fundBudgetSchema, { budgetId, points: 1, requestId: randomUUID(), reason: mark }],
    openBudgetAction: [openBudgetSchema, { code: mark, titleZh: mark, titleEn: mark }],
    savePlanAction: [
      savePlanSchema,
      {
        plan: {
          year: 2026,
          goal: 'retention',
          revenueMinor: 100_000,
          rateBps: 300,
          redemptionBps: 3_000,
          monthWeights: Array.from({ length: 12 }, () => 1),
          budgetWeights: { [budgetId]: 1 },
        },
        reason: mark,
        requestId: randomUUID(),
      },
    ],
    grantMonthAction: [grantMonthSchema, { planId: 1, month: 1 }],
    saveBehaviourAction: [
      saveBehaviourSchema,
      {
        code: mark,
        isNew: true,
        nameZh: mark,
        nameEn: mark,
        fields: [],
        priority: 10,
        weight: 1,
        expectedPerYear: null,
        clawBack: { kind: 'never' },
        archived: false,
      },
    ],
    searchShoppersAction: [findShoppersSchema, { query: 'li@demo.test' }],
    recordBehaviourAction: [
      recordBehaviourSchema,
      { code: 'store-visit', accountId: li, payload: { store: '徐汇店', note: mark }, requestId: randomUUID() },
    ],
    voidEventAction: [voidEventSchema, { eventId: randomUUID(), reason: mark }],
    showReviewAction: [showReviewSchema, { reviewId: randomUUID(), shown: false, reason: mark }],
    importCheckedHistoryAction: [historyRunSchema, { runId: randomUUID() }],
    deleteHistoryAction: [historySourceSchema, { sourceId: randomUUID() }],
    restoreHistoryAction: [historySourceSchema, { sourceId: randomUUID() }],
    askBacktestAction: [
      askBacktestSchema,
      {
        requestId: randomUUID(),
        sourceId: null,
        months: 12,
        tried: { kind: 'live' },
        against: null,
        redemption: { kind: 'never' },
        expectedSpendBps: null,
      },
    ],
    tryOrderAction: [tryOrderSchema, { sourceId: null, tried: { kind: 'live' }, against: null, skip: 0 }],
    cancelBacktestAction: [backtestIdSchema, { id: randomUUID() }],
    askOrdersExportAction: [askExportSchema, { requestId: randomUUID(), format: 'csv', filter: {} }],
    askPayoutsExportAction: [askExportSchema, { requestId: randomUUID(), format: 'csv', filter: {} }],
    askJournalExportAction: [askExportSchema, { requestId: randomUUID(), format: 'csv', filter: {} }],
    askShoppersExportAction: [askExportSchema, { requestId: randomUUID(), format: 'csv', filter: {} }],
    askLotsExportAction: [askExportSchema, { requestId: randomUUID(), format: 'csv', filter: {} }],
    cancelExportAction: [exportRunSchema, { id: randomUUID() }],
    ...runSamples(),
    closeMonthAction: [closeMonthSchema, { month: '2026-01' }],
    findTrialAction: [findTrialSchema, { ruleId: randomUUID(), definition: beginWith('weekend') }],
    ...shopperSamples({ li, amy, mark }),
    findOnDeskAction: [findOnDeskSchema, { query: mark }],
    inviteStaffAction: [inviteStaffSchema, { email: `${mark}@shop.test`, role: 'owner', reason: mark }],
    resendStaffInviteAction: [staffInviteIdSchema, { id: randomUUID() }],
    revokeStaffInviteAction: [staffInviteIdSchema, { id: randomUUID() }],
    setStaffRoleAction: [setStaffRoleSchema, { accountId: clerk, role: 'owner', from: 'clerk', reason: mark }],
    checkBooksAction: [checkBooksSchema, {}],
    saveSettingsAction: [saveSettingsSchema, { ...settings, nameZh: mark, reason: mark, terms: null }],
    writeRuleAction: [
      writeRuleSchema,
      {
        ruleId: randomUUID(),
        definition: { ...beginWith('weekend'), nameEn: mark },
        effectiveFrom: null,
        endsAt: null,
        publish: false,
        waiver: null,
        reason: mark,
        requestId: randomUUID(),
      },
    ],
    endRuleAction: [endRuleSchema, { ruleId: randomUUID(), reason: mark }],
    ...tierSamples(mark),
    ...viewSamples(mark),
    resumeRuleAction: [ruleIdSchema, { ruleId: randomUUID() }],
    discardDraftAction: [ruleIdSchema, { ruleId: randomUUID() }],
    publishTermsAction: [
      publishTermsSchema,
      { terms: terms[0].terms, effectiveFrom: null, reason: mark, requestId: randomUUID() },
    ],
    saveCouponAction: [saveCouponSchema, { ...coupon, code: mark.toUpperCase(), titleZh: mark, titleEn: mark }],
    archiveCouponAction: [couponIdSchema, { couponId }],
    restoreCouponAction: [couponIdSchema, { couponId }],
    ...campaignSamples(mark),
    ...figureSamples(mark),
    saveRewardAction: [saveRewardSchema, { ...blankReward, couponId, titleZh: mark, titleEn: mark, state: 'live' }],
    setRewardStateAction: [rewardStateSchema, { rewardId, state: 'archived' }],
    placeRewardAction: [placeRewardSchema, { rewardId, before: null }],
    changeRewardsAction: [changeRewardsSchema, { changes: [{ rewardId, category: 'gifts' }] }],
    takeBackClaimAction: [takeBackRewardSchema, { claimId: gift, reason: mark }],
    shipGiftAction: [shipGiftSchema, { claimId: gift, carrier: mark, trackingNumber: mark }],
    openPoolAction: [openPoolSchema, { name: mark, lowAt: 1 }],
    allowHostAction: [allowHostSchema, { host: `${mark}.example.com`, withSubdomains: false }],
    forbidHostAction: [forbidHostSchema, { host: 'jd.com' }],
    lookUpCodeAction: [lookUpCodeSchema, { code: mark }],
    retryDeliveryAction: [claimIdSchema, { claimId: gift }],
    saveStoreAction: [saveStoreSchema, { id: null, nameZh: mark, nameEn: mark, staff: [] }],
    verifyCodeAction: [verifyCodeSchema, { code: mark, requestId: randomUUID() }],
    approvePayoutAction: [approvePayoutSchema, { payoutId: randomUUID(), amountMinor: 100 }],
    undoApprovalAction: [payoutIdSchema, { payoutId: randomUUID() }],
    cancelPayoutAction: [cancelPayoutSchema, { payoutId: randomUUID(), reason: mark }],
    retryPayoutAction: [payoutIdSchema, { payoutId: randomUUID() }],
    savePayoutTermsAction: [
      payoutTermsSchema,
      { shopperDayMinor: 1, shopDayMinor: 1, secondPersonMinor: 1, undoMinutes: 1, reason: mark },
    ],
    undoVerificationAction: [undoVerificationSchema, { verificationId: randomUUID(), reason: mark }],
    markDeliveredAction: [markDeliveredSchema, { orderId: paid }],
    shipOrderAction: [shipOrderSchema, { orderId: paid, carrier: mark, trackingNumber: mark }],
    refundOrderAction: [
      refundOrderSchema,
      {
        orderId: order,
        reason: mark,
        restock: true,
        requestId: randomUUID(),
        scope: { kind: 'rest' },
        shortfall: 'debt',
        expected: null,
      },
    ],
    approveRequestAction: [
      approveRequestSchema,
      { requestId: randomUUID(), restock: true, shortfall: 'debt', expected: null },
    ],
    declineRequestAction: [declineRequestSchema, { requestId: randomUUID(), note: mark }],
    retryRefundAction: [retryRefundSchema, { refundId: randomUUID() }],
    previewRefundAction: [previewRefundSchema, { orderId: order, scope: { kind: 'rest' }, shortfall: 'debt' }],
    saveProductAction: [SaveProduct, product(mark)],
    adjustStockAction: [
      AdjustStock,
      { variantId: variant.id, from: variant.on_hand, to: 1, reason: 'other', note: mark },
    ],
    changeMatchingProductsAction: [ChangeMatchingProducts, { filter: { q: mark }, count: 1, status: 'archived' }],
    changeProductStatusAction: [ChangeProductStatus, { changes: [{ productId, status: 'archived' }] }],
  }
}

/** What the samples without a place for a mark would move. */
export const unmarked = async (): Promise<unknown> =>
  (
    await database.query(
      `select (select jsonb_build_array(archived_at, (select count(*) from audit_log where subject like '%' || c.id))
           from coupon c where code = 'HUITOU20') as coupon,
         (select status from product where slug = 'tripod') as product,
         (select jsonb_agg(jsonb_build_array(state, position) order by id) from reward) as rewards`,
    )
  ).rows
