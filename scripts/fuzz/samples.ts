import { randomUUID } from 'node:crypto'
import { newSecretToken } from '@/lib/auth/secret-token'
import { definitionOf } from '@/lib/campaigns/definition.fixture'
import { member, onShelf } from '@/lib/cart/shelf.fixture'
import { blankCoupon } from '@/lib/coupons/staff/schema'
import { written } from '@/lib/earning/programme/rule.fixture'
import { couponReward } from '@/lib/rewards/reward.fixture'
import { blankReward } from '@/lib/rewards/staff/schema'
import { home } from '@/lib/shoppers/address.fixture'
import { contentSamples } from './content-samples'
import { runSamples } from './run-samples'
import { shopperSamples } from './shopper-samples'
import { tierSamples } from './tier-samples'

const text = { titleZh: '杯', titleEn: 'Cup' }
const terms = {
  earning: {
    ratePointsPerUnit: 1,
    steps: [{ thresholdMinor: 100, bonusPoints: 1 }],
    pending: { kind: 'days', days: 7 },
    expiry: { kind: 'rolling-months', months: 12 },
    taxIncludedBps: 0,
  },
  spending: { pointsPerUnit: 100, stepPoints: 100, minPoints: 100, maxShareBps: 5_000 },
}
const coupon = { ...blankCoupon, ...text, code: 'FUZZ', amountMinor: 100, listed: true }
const product = {
  ...text,
  id: randomUUID(),
  updatedAt: null,
  slug: 'fuzz',
  descriptionZh: '<p>杯</p>',
  descriptionEn: '',
  vendor: '',
  productType: '',
  tags: ['a'],
  collectionIds: [],
  status: 'active',
  optionNames: [{ zh: '大小', en: 'Size' }],
  images: [],
  variants: [
    { id: randomUUID(), optionsZh: ['大'], optionsEn: ['L'], sku: 'F1', price: '1', compareAt: '', stock: '1' },
  ],
}
const named = { nameZh: '店', nameEn: 'Shop', currency: 'CNY', timeZone: 'Asia/Shanghai' }
const days = { returnWindowDays: 7, deliveredAfterDays: 7, pointsGraceDays: 14 }
const shop = {
  ...named,
  ...days,
  supportEmail: 'a@b.test',
  shippingFlatMinor: 0,
  shippingFreeOverMinor: null,
  shippingAbroadMinor: 0,
  shortfall: 'refund',
  paymentMethods: ['card'],
  reason: 'fuzz',
}

const words = { title: '', reasonCode: 'goodwill', shopperNote: 'fuzz', internalNote: '', validDays: 30 }
const outcome = {
  moneyMinor: 100,
  shippingMinor: 0,
  withheldMinor: 0,
  lines: [{ position: 0, quantity: 1, netMinor: 100, pointsMinor: 0 }],
  returnedPoints: 1,
  revokedPoints: 1,
  returnedLots: [{ lotId: 1, points: 1, graced: false, expiresAt: null }],
  revokedLots: [{ lotId: 1, points: 1, own: true }],
  owedPoints: 0,
  settledPoints: 0,
  nettedPoints: 0,
  coupon: 'none',
  whole: false,
}

const plan = {
  year: 2026,
  goal: 'retention',
  revenueMinor: 100_000,
  rateBps: 300,
  redemptionBps: 3_000,
  monthWeights: Array.from({ length: 12 }, () => 1),
  budgetWeights: { [randomUUID()]: 1 },
}

const ruleSamples = () => ({
  saveHoldoutAction: { shareBps: 0, days: 90, reason: 'fuzz', requestId: randomUUID() },
  writeRuleAction: written({ nameEn: 'fuzz' }, { publish: false }),
  endRuleAction: { ruleId: randomUUID(), reason: 'fuzz' },
  ...tierSamples(),
  resumeRuleAction: { ruleId: randomUUID() },
  discardDraftAction: { ruleId: randomUUID() },
})
const backtest = {
  requestId: randomUUID(),
  sourceId: null,
  months: 12,
  tried: { kind: 'live' },
  against: { kind: 'without', ruleId: randomUUID() },
  redemption: { kind: 'assumed', atLeastPoints: 500, chanceBps: 3_000 },
  expectedSpendBps: 6_000,
}

const trials = {
  deleteHistoryAction: { sourceId: randomUUID() },
  restoreHistoryAction: { sourceId: randomUUID() },
  askBacktestAction: backtest,
  tryOrderAction: { sourceId: null, tried: { kind: 'live' }, against: null, skip: 0 },
  checkCampaignAction: { campaignId: randomUUID(), version: 1 },
  askSimulationAction: { campaignId: randomUUID(), version: 1 },
  askOrdersExportAction: { requestId: randomUUID(), format: 'csv', filter: {} },
  askPayoutsExportAction: { requestId: randomUUID(), format: 'csv', filter: {} },
  askJournalExportAction: { requestId: randomUUID(), format: 'csv', filter: {} },
  askShoppersExportAction: { requestId: randomUUID(), format: 'csv', filter: {} },
  ...runSamples,
  closeMonthAction: { month: '2026-01' },
  findTrialAction: { ruleId: randomUUID(), definition: written().definition },
}

const payoutTerms = {
  shopperDayMinor: 1_000,
  shopDayMinor: 10_000,
  secondPersonMinor: 5_000,
  undoMinutes: 5,
  reason: 'fuzz',
}

const shopSamples = {
  saveSettingsAction: { ...shop, terms: null },
  findOnDeskAction: { query: '1001' },
  inviteStaffAction: { email: 'new@shop.test', role: 'clerk', reason: 'fuzz' },
  resendStaffInviteAction: { id: randomUUID() },
  revokeStaffInviteAction: { id: randomUUID() },
  setStaffRoleAction: { accountId: randomUUID(), role: 'clerk', from: 'support', reason: 'fuzz' },
  openShopAction: { ...named, token: newSecretToken(), name: '模糊', email: 'a@b.test', password: 'a long enough one' },
  acceptStaffInviteAction: { token: newSecretToken(), name: '模糊', password: 'a long enough one' },
  joinStaffAction: { token: newSecretToken() },
}

const admission = {
  stateAgeAction: { bornOn: '1990-05-01' },
  nameGuardianAction: { name: '王芳', phone: '13800138000', agreed: true },
  takeRestAction: { days: 1 },
}

const ofCampaign = { campaignId: randomUUID(), version: 1 }
const campaignSamples = () => ({
  saveCampaignAction: { campaignId: null, version: null, definition: definitionOf(), requestId: randomUUID() },
  approveCampaignAction: ofCampaign,
  approveSmallCampaignAction: ofCampaign,
  launchCampaignAction: ofCampaign,
  amendCampaignAction: { ...ofCampaign, definition: definitionOf() },
  amendLargeCampaignAction: { ...ofCampaign, definition: definitionOf() },
  pauseCampaignAction: { campaignId: randomUUID() },
  resumeCampaignAction: { campaignId: randomUUID() },
  stopCampaignAction: { campaignId: randomUUID(), reason: 'fuzz' },
  archiveCampaignAction: { campaignId: randomUUID() },
})

const rewardSamples = (rewardId: string, couponId: string) => ({
  claimRewardAction: { rewardId, costPoints: 100, requestId: randomUUID() },
  openChainAction: { campaignId: randomUUID() },
  changeSeedAction: { campaignId: randomUUID(), clientSeed: 'a-seed-of-mine' },
  drawAction: {
    campaignId: randomUUID(),
    requestId: randomUUID(),
    version: 1,
    costPoints: 100,
    ticketId: null,
    commitment: 'ab'.repeat(32),
    confirmed: true,
  },
  joinInviteAction: { campaignId: randomUUID() },
  openInviteAction: { code: '2345678', visit: randomUUID() },
  ...contentSamples(),
  appealInviteAction: { inviteId: randomUUID(), text: 'fuzz' },
  reviewInviteAction: { inviteId: randomUUID(), verdict: 'approved', note: 'fuzz' },
  undoReviewAction: { inviteId: randomUUID() },
  buyDrawsAction: { campaignId: randomUUID(), draws: 1, cashMinor: 2_000, confirmed: true, requestId: randomUUID() },
  giveAddressAction: { claimId: randomUUID(), addressId: randomUUID() },
  giveBackDrawsAction: { number: 1, draws: 1, requestId: randomUUID() },
  putWishAction: { rewardId, wished: true },
  revealCodeAction: { claimId: randomUUID() },
  confirmGiftAction: { claimId: randomUUID() },
  shipGiftAction: { claimId: randomUUID(), carrier: '顺丰', trackingNumber: 'SF1' },
  saveRewardAction: { ...blankReward, titleZh: '试', titleEn: 'Fuzz', couponId },
  setRewardStateAction: { rewardId, state: 'archived' },
  placeRewardAction: { rewardId, before: null },
  changeRewardsAction: { changes: [{ rewardId, category: 'gifts' }] },
  takeBackClaimAction: { claimId: randomUUID(), reason: 'fuzz' },
  openPoolAction: { name: 'fuzz', lowAt: 5 },
  copyLinkAction: { claimId: randomUUID() },
  openPageAction: { claimId: randomUUID() },
  allowHostAction: { host: 'fuzz.example.com', withSubdomains: false },
  forbidHostAction: { host: 'fuzz.example.com' },
  lookUpCodeAction: { code: 'FUZZ' },
  verifyCodeAction: { code: 'FUZZ', requestId: randomUUID() },
  retryDeliveryAction: { claimId: randomUUID() },
  saveStoreAction: { id: null, nameZh: '试', nameEn: 'Fuzz', staff: [] },
  undoVerificationAction: { verificationId: randomUUID(), reason: 'fuzz' },
  claimCashbackAction: { claimId: randomUUID(), orderNumber: '1001', requestId: randomUUID() },
  approvePayoutAction: { payoutId: randomUUID(), amountMinor: 100 },
  undoApprovalAction: { payoutId: randomUUID() },
  cancelPayoutAction: { payoutId: randomUUID(), reason: 'fuzz' },
  retryPayoutAction: { payoutId: randomUUID() },
  savePayoutTermsAction: payoutTerms,
})

const behaviour = {
  code: 'fuzz-visit',
  isNew: true,
  nameZh: '到店',
  nameEn: 'Visit',
  fields: [{ name: 'store', labelZh: '门店', labelEn: 'Store', type: 'choice', required: true, choices: ['a'] }],
  priority: 10,
  weight: 1,
  expectedPerYear: null,
  clawBack: { kind: 'undone', withinDays: null },
  archived: false,
}

const behaviourSamples = {
  writeReviewAction: { productId: randomUUID(), rating: 5, body: '很好' },
  showReviewAction: { reviewId: randomUUID(), shown: false, reason: 'fuzz' },
  saveBehaviourAction: behaviour,
  searchShoppersAction: { query: 'fuzz' },
  recordBehaviourAction: { code: 'visit', accountId: randomUUID(), payload: { store: 'a' }, requestId: randomUUID() },
  voidEventAction: { eventId: randomUUID(), reason: 'fuzz' },
}

/** One right input for every action, by its name. An action that is not here fails the test. */
export async function samples(): Promise<Record<string, unknown>> {
  const variantId = await onShelf()
  const { couponId, rewardId } = await couponReward(100)
  const [order, token, email] = [randomUUID(), newSecretToken(), 'fuzz@shop.test']
  const lines = [{ position: 0, quantity: 1 }]
  const refund = { orderId: order, scope: { kind: 'pieces', lines, shippingMinor: 0 }, shortfall: 'debt' }
  const link = { number: 1001, token }
  const adjustment = { ...words, requestId: randomUUID(), rows: [{ accountId: (await member()).actor.id, points: 5 }] }
  return {
    getDashboardAction: { range: 'custom', from: '2026-01-01', to: '2026-01-31' },
    emptyCartAction: {},
    saveProductAction: product,
    adjustStockAction: { variantId, from: 10, to: 9, reason: 'other', note: 'fuzz' },
    changeProductStatusAction: { changes: [{ productId: randomUUID(), status: 'active' }] },
    lookUpCouponAction: { code: 'FUZZ' },
    ...campaignSamples(),
    ...rewardSamples(rewardId, couponId),
    saveCouponAction: coupon,
    archiveCouponAction: { couponId },
    restoreCouponAction: { couponId },
    ...ruleSamples(),
    publishTermsAction: { terms, effectiveFrom: null, reason: 'fuzz', requestId: randomUUID() },
    checkPaymentAction: link,
    cancelOrderAction: link,
    confirmReceiptAction: link,
    markDeliveredAction: { orderId: order },
    shipOrderAction: { orderId: order, carrier: '顺丰', trackingNumber: 'SF1' },
    previewRefundAction: refund,
    refundOrderAction: { ...refund, requestId: randomUUID(), reason: 'fuzz', restock: true, expected: null },
    previewRequestAction: { ...link, scope: refund.scope },
    requestRefundAction: { ...link, scope: refund.scope, requestId: randomUUID(), reason: 'fuzz', expected: outcome },
    withdrawRequestAction: { ...link, requestId: randomUUID() },
    approveRequestAction: { requestId: randomUUID(), restock: true, shortfall: 'debt', expected: outcome },
    declineRequestAction: { requestId: randomUUID(), note: 'fuzz' },
    retryRefundAction: { refundId: randomUUID() },
    previewAdjustmentAction: adjustment,
    previewBatchAction: { text: `email,points\n${email},5\n=1+1,2`, words },
    proposeAdjustmentAction: adjustment,
    decideAdjustmentAction: { adjustmentId: randomUUID(), agreed: true, note: '' },
    revertAdjustmentAction: { adjustmentId: randomUUID(), reason: 'fuzz' },
    revertOwnSlipAction: { adjustmentId: randomUUID(), reason: 'fuzz' },
    saveLimitsAction: { owner: 100_000, merchant: 20_000, support: 2_000, reason: 'fuzz' },
    fundBudgetAction: { budgetId: randomUUID(), points: 5, requestId: randomUUID(), reason: 'fuzz' },
    openBudgetAction: { code: 'fuzz', titleZh: '试', titleEn: 'Fuzz' },
    savePlanAction: { plan, reason: 'fuzz', requestId: randomUUID() },
    grantMonthAction: { planId: 1, month: 1 },
    ...behaviourSamples,
    importCheckedHistoryAction: { runId: randomUUID() },
    ...admission,
    ...trials,
    getMyPointsAction: { kind: 'earned', before: 3 },
    ...shopSamples,
    ...shopperSamples(email),
    checkBooksAction: {},
    signUpAction: { name: '模糊', email, password: 'a long enough one' },
    requestMagicLinkAction: { email, returnTo: '/points' },
    requestPasswordResetAction: { email },
    resetPasswordAction: { token, password: 'a long enough one' },
    changePasswordAction: { current: '', password: 'a long enough one' },
    signOutEverywhereAction: {},
    dismissNoticeAction: { id: 1 },
    updateProfileAction: { name: '模糊', locale: 'en' },
    saveAddressAction: { isDefault: true, address: home },
    setBirthdayAction: { birthday: '02-29' },
    setDefaultAddressAction: { id: randomUUID() },
    removeAddressAction: { id: randomUUID() },
  }
}
