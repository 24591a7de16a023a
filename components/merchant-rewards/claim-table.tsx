import { useLocale, useTranslations } from 'next-intl'
import { ChooseCell, ChooseHead } from '@/components/merchant-kit/choosing-client'
import { headOf, SortHead } from '@/components/merchant-kit/sort-head'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { formatDate } from '@/lib/i18n/format'
import { paths } from '@/lib/paths'
import { type ClaimDelivery, type ClaimState, claimWordsOf } from '@/lib/rewards/rules'
import type { ClaimRow } from '@/lib/rewards/staff/queries'
import type { ClaimList } from '@/lib/rewards/staff/schema'
import { ClaimDeeds } from './claim-deeds-client'
import { Price } from './price'

const tones: Record<ClaimState, BadgeTone> = {
  unpaid: 'neutral',
  claimed: 'warning',
  issued: 'success',
  used: 'neutral',
  expired: 'neutral',
  void: 'neutral',
}

type ClaimTableProps = {
  claims: readonly ClaimRow[]
  asked: ClaimList
  isCompact: boolean
  mayShip: boolean
  mayVoid: boolean
  /** money goes back with a claim that cost some */
  mayRefund: boolean
}

/** What was exchanged, by whom, where it is, and what is to be done. */
export function ClaimTable({ claims, asked, isCompact, mayShip, mayVoid, mayRefund }: ClaimTableProps) {
  const t = useTranslations('rewards-desk')
  const locale = useLocale()
  const head = (column: 'no' | 'points') =>
    headOf(asked.sort, column, (sort) => paths.merchant.claims({ ...asked, sort, page: null }))
  return (
    <Table
      caption={t('claims.title')}
      className="[--table-top:3.75rem]"
      isCompact={isCompact}
      head={
        <>
          <ChooseHead />
          <SortHead {...head('no')}>{t('claims.columns.claim')}</SortHead>
          <Th>{t('claims.columns.shopper')}</Th>
          <SortHead {...head('points')} align="end">
            {t('claims.columns.points')}
          </SortHead>
          <Th>{t('claims.columns.state')}</Th>
          <Th>
            <span className="sr-only">{t('columns.deeds')}</span>
          </Th>
        </>
      }
    >
      {claims.map((claim) => (
        <Tr key={claim.id}>
          <ChooseCell id={claim.id} name={`#${claim.no}`} />
          <Td className="max-md:[td+&]:pr-12">
            <span className="grid">
              <span className="font-medium">{locale === 'en' ? claim.titleEn : claim.titleZh}</span>
              <span className="text-ink-muted text-sm tabular">
                {t('claims.no', { no: claim.no, date: formatDate(claim.claimedAt, locale, 'time') })}
              </span>
            </span>
          </Td>
          <Td label={t('claims.columns.shopper')}>
            <span className="grid">
              <span>{claim.shopper}</span>
              {mayShip && claim.kind === 'parcel' && claim.state === 'claimed' ? (
                <Address delivery={claim.delivery} />
              ) : null}
            </span>
          </Td>
          <Td label={t('claims.columns.points')} align="end">
            {claim.isWon ? t('claims.won') : <Price points={claim.points} cashMinor={claim.cashMinor} />}
          </Td>
          <Td label={t('claims.columns.state')}>
            <span className="grid justify-items-end gap-1 md:justify-items-start">
              <Badge tone={tones[claim.state]}>{t(`claims.state.${claimWordsOf(claim.kind)}.${claim.state}`)}</Badge>
              <span className="text-ink-muted text-sm">
                {claim.wantsAddress
                  ? t('claims.wantsAddress')
                  : claim.trouble === null
                    ? (claim.voidReason ??
                      [claim.delivery.carrier, claim.delivery.trackingNumber].filter(Boolean).join(' '))
                    : t('claims.tried', { tries: claim.tries, trouble: claim.trouble })}
              </span>
            </span>
          </Td>
          <Td className="md:w-px">
            <ClaimDeeds
              claimId={claim.id}
              no={claim.no}
              cashMinor={claim.cashMinor}
              mayShip={mayShip && claim.kind === 'parcel' && claim.state === 'claimed' && !claim.wantsAddress}
              mayRetry={mayVoid && claim.trouble !== null && !claim.wantsAddress}
              mayVoid={
                mayVoid &&
                (claim.cashMinor === 0 || mayRefund) &&
                (claim.kind === 'parcel'
                  ? claim.state === 'claimed'
                  : claim.state === 'issued' || claim.state === 'expired')
              }
            />
          </Td>
        </Tr>
      ))}
    </Table>
  )
}

/** Where to, as it stands on the parcel. */
function Address({ delivery }: { delivery: ClaimDelivery }) {
  const address = delivery.address ?? {}
  const { name, phone, country, province, city, district, line1, postalCode } = address
  const line = [
    name,
    phone,
    country === 'CN' ? '' : country,
    province === city ? '' : province,
    city,
    district,
    line1,
    postalCode,
  ]
  return <span className="max-w-80 text-ink-muted text-sm">{line.filter(Boolean).join(' ')}</span>
}
