import { useTranslations } from 'next-intl'
import type { WalletCoupon } from '@/lib/coupons/queries'
import { Timeline } from './timeline'

/** What has happened to a coupon of one's own: got, kept for an order, used, ended or cancelled. */
export function CouponTimeline({ coupon }: { coupon: WalletCoupon }) {
  const t = useTranslations('rewards.wallet.timeline')
  const { state, costPoints, grantedAt, expiresAt, orderedAt, voidedAt } = coupon
  const got = { key: 'got', words: t(costPoints === null ? 'given' : 'exchanged'), at: grantedAt, isDone: true }
  const held = { key: 'held', words: t('held'), at: orderedAt, isDone: true }
  const rest = {
    available: [{ key: 'used', words: t('toUse'), at: null, isDone: false }],
    held: [held, { key: 'used', words: t('toPay'), at: null, isDone: false }],
    used: [{ key: 'used', words: t('used'), at: orderedAt, isDone: true }],
    // its last day, which is the one before the moment that it ends
    expired: [{ key: 'expired', words: t('expired'), at: new Date(expiresAt.getTime() - 1), isDone: true }],
    void: [{ key: 'void', words: t('void'), at: voidedAt, isDone: true }],
  }
  return <Timeline label={t('label')} steps={[got, ...rest[state]]} />
}
