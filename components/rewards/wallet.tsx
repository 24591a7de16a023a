import { useLocale, useTranslations } from 'next-intl'
import { LinkButton } from '@/components/layout/link-button'
import { Section } from '@/components/layout/section'
import { Tabs } from '@/components/ui/tabs-client'
import type { WalletCoupon, WalletState } from '@/lib/coupons/queries'
import { formatDate, formatPoints } from '@/lib/i18n/format'
import { paths } from '@/lib/paths'
import { CouponTicket } from './coupon-ticket'
import { CouponTimeline } from './coupon-timeline'
import { walletId } from './wallet-id'

const tabs = {
  available: ['available', 'held'],
  used: ['used'],
  expired: ['expired', 'void'],
} as const satisfies Record<string, readonly WalletState[]>

const tabNames = ['available', 'used', 'expired'] as const

/** The shopper's own coupons, by what can still be done with them. */
export function Wallet({ coupons }: { coupons: readonly WalletCoupon[] }) {
  const t = useTranslations('rewards.wallet')
  return (
    <div id={walletId} className="mt-12 scroll-mt-24">
      <Section title={t('title')}>
        <Tabs
          tabs={tabNames.map((name) => {
            const states: readonly WalletState[] = tabs[name]
            const own = coupons.filter((coupon) => states.includes(coupon.state))
            return { value: name, label: `${t(name)} ${own.length}`, panel: <Panel coupons={own} name={name} /> }
          })}
        />
      </Section>
    </div>
  )
}

function Panel({ coupons, name }: { coupons: readonly WalletCoupon[]; name: (typeof tabNames)[number] }) {
  const t = useTranslations('rewards.wallet')
  const noteOf = useNote()
  if (coupons.length === 0) {
    return <p className="py-8 text-center text-ink-muted">{t(name === 'available' ? 'emptyAvailable' : 'empty')}</p>
  }
  return (
    <ul className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
      {coupons.map((coupon) => (
        <li key={coupon.grantId}>
          <CouponTicket coupon={coupon} note={noteOf(coupon)} faded={coupon.state !== 'available'}>
            <Origin coupon={coupon} />
          </CouponTicket>
        </li>
      ))}
    </ul>
  )
}

function Origin({ coupon }: { coupon: WalletCoupon }) {
  const t = useTranslations('rewards.wallet')
  const locale = useLocale()
  const origin =
    coupon.costPoints === null ? t('given') : t('cost', { points: formatPoints(coupon.costPoints, locale) })
  return (
    <div className="grid gap-3">
      <CouponTimeline coupon={coupon} />
      <div className="flex items-center justify-between gap-3">
        <p className="text-ink-muted text-sm tabular">{origin}</p>
        {coupon.state === 'available' ? (
          <LinkButton href={paths.products()} tone="outline" size="sm">
            {t('use')}
          </LinkButton>
        ) : null}
      </div>
    </div>
  )
}

/** Why a coupon is where it is. */
function useNote(): (coupon: WalletCoupon) => string {
  const t = useTranslations('rewards.wallet')
  const locale = useLocale()
  return ({ state, expiresAt, orderNumber }) => {
    switch (state) {
      case 'available':
        return t('until', { date: formatDate(expiresAt, locale) })
      case 'held':
        return orderNumber ? t('heldFor', { order: orderNumber }) : t('heldPlain')
      case 'used':
        return orderNumber ? t('usedFor', { order: orderNumber }) : t('usedPlain')
      case 'expired':
        return t('ended', { date: formatDate(expiresAt, locale) })
      case 'void':
        return t('void')
    }
  }
}
