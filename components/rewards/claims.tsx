import { useTranslations } from 'next-intl'
import { Section } from '@/components/layout/section'
import type { OwnClaim } from '@/lib/rewards/queries'
import { isOpen } from '@/lib/rewards/rules'
import { ClaimTicket, type MoneyOf } from './claim-ticket'
import type { GiftAddress } from './claim-words'

type ClaimsProps = { claims: readonly OwnClaim[]; money: MoneyOf; addresses: readonly GiftAddress[] }

/** What a shopper has exchanged or won, but for coupons, which have a place of their own; nothing is shown of none. */
export function Claims({ claims, money, addresses }: ClaimsProps) {
  const t = useTranslations('rewards.mine')
  if (claims.length === 0) return null
  const parts = [
    ['open', claims.filter(isOpen)],
    ['past', claims.filter((one) => !isOpen(one))],
  ] as const
  return parts.map(([name, some]) =>
    some.length > 0 ? (
      <Section key={name} title={t(name)}>
        <ul className="grid gap-4 md:grid-cols-2">
          {some.map((claim) => (
            <li key={claim.claimId}>
              <ClaimTicket claim={claim} money={money} addresses={addresses} />
            </li>
          ))}
        </ul>
      </Section>
    ) : null,
  )
}
