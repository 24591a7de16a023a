import { useLocale, useTranslations } from 'next-intl'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { formatDate } from '@/lib/i18n/format'
import type { OwnPayout } from '@/lib/payouts/queries'
import type { OwnClaim } from '@/lib/rewards/queries'
import { type ClaimState, isOpen } from '@/lib/rewards/rules'
import { ClaimDeed } from './claim-deed'
import { ClaimPayout } from './claim-payout'
import { ClaimTimeline } from './claim-timeline'
import type { GiftAddress } from './claim-words'
import { KindMark } from './kind-mark'
import { Ticket } from './ticket'
import { usePrice } from './use-price'

const tones: Record<ClaimState, BadgeTone> = {
  unpaid: 'seal',
  claimed: 'warning',
  issued: 'success',
  used: 'neutral',
  expired: 'neutral',
  void: 'neutral',
}

/** As far before its end as the first reminder. */
const SOON_DAYS = 7

export type MoneyOf = { payouts: Readonly<Record<string, OwnPayout>>; isSimulated: boolean }

type ClaimTicketProps = { claim: OwnClaim; money: MoneyOf; addresses: readonly GiftAddress[] }

/** One exchange, or one prize: what it was, for how many points, where it is now, and what can be done with it. */
export function ClaimTicket({ claim, money, addresses }: ClaimTicketProps) {
  const t = useTranslations('rewards.mine')
  const locale = useLocale()
  const price = usePrice()
  const { state, kind } = claim
  const payout = money.payouts[claim.claimId]
  const about = locale === 'en' ? claim.aboutEn : claim.aboutZh
  const stateKey = kind === 'parcel' ? (`parcel.${state}` as const) : (`state.${state}` as const)
  return (
    <Ticket
      stub={<KindMark kind={kind} />}
      title={locale === 'en' ? claim.titleEn : claim.titleZh}
      faded={!isOpen(claim)}
      note={
        <>
          {about ? <p className="mb-1 text-ink">{about}</p> : null}
          <p>{useNote(claim)}</p>
          {claim.stores ? (
            <p>{t('stores', { stores: locale === 'en' ? claim.stores.storesEn : claim.stores.storesZh })}</p>
          ) : null}
          <p className="tabular">
            {claim.wonIn
              ? t('won', {
                  campaign: locale === 'en' ? claim.wonIn.titleEn : claim.wonIn.titleZh,
                  date: formatDate(claim.claimedAt, locale),
                  no: claim.no,
                })
              : t('cost', {
                  price: price({ costPoints: claim.points, cashMinor: claim.cashMinor }),
                  date: formatDate(claim.claimedAt, locale),
                  no: claim.no,
                })}
          </p>
        </>
      }
    >
      <div className="grid gap-3">
        <div className="flex flex-wrap gap-2 empty:hidden">
          {payout && kind === 'red-packet' ? null : (
            <Badge tone={tones[state]}>{claim.wantsAddress ? t('address.wanted') : t(stateKey)}</Badge>
          )}
          {claim.daysLeft !== null && claim.daysLeft <= SOON_DAYS ? (
            <Badge tone="warning">{t('soon', { days: claim.daysLeft })}</Badge>
          ) : null}
        </div>
        {state === 'unpaid' ? null : <ClaimTimeline claim={claim} />}
        {payout ? <ClaimPayout payout={payout} isSimulated={money.isSimulated} /> : null}
        <ClaimDeed claim={claim} title={locale === 'en' ? claim.titleEn : claim.titleZh} addresses={addresses} />
      </div>
    </Ticket>
  )
}

/** What happened last, or until when it is good. */
function useNote({ kind, state, expiresAt, usedAt, delivery, wantsAddress }: OwnClaim): string {
  const t = useTranslations('rewards.mine')
  const locale = useLocale()
  if (state === 'unpaid') return t('waits')
  if (state === 'void') return t('voided')
  if (wantsAddress && expiresAt) return t('address.until', { date: formatDate(expiresAt.getTime() - 1, locale) })
  if (state === 'used' && usedAt)
    return t(kind === 'parcel' ? 'receivedOn' : 'usedOn', { date: formatDate(usedAt, locale) })
  if (kind === 'parcel') {
    const { carrier, trackingNumber } = delivery
    return carrier ? t('onItsWay', { carrier, tracking: trackingNumber ?? '' }) : t('packing')
  }
  if (!expiresAt) return t('noEnd')
  return t(state === 'expired' ? 'ended' : 'until', { date: formatDate(expiresAt, locale) })
}
