import { useTranslations } from 'next-intl'
import { Section } from '@/components/layout/section'
import type { OwnClaim } from '@/lib/rewards/queries'
import { isOpen } from '@/lib/rewards/rules'
import { ClaimTicket, type MoneyOf } from './claim-ticket'

/** What a shopper has exchanged, but for coupons, which have a place of their own; nothing is shown of none. */
export function Claims({ claims, money }: { claims: readonly OwnClaim[]; money: MoneyOf }) {
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
              <ClaimTicket claim={claim} money={money} />
            </li>
          ))}
        </ul>
      </Section>
    ) : null,
  )
}
