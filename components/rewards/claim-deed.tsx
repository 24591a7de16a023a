import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/layout/link-button'
import { paths } from '@/lib/paths'
import type { OwnClaim } from '@/lib/rewards/queries'
import { CashbackForm } from './cashback-form-client'
import type { GiftAddress } from './claim-words'
import { GiftReceived } from './gift-received-client'
import { GiveAddress } from './give-address-client'
import { RevealCode } from './reveal-code-client'

type ClaimDeedProps = { claim: OwnClaim; title: string; addresses: readonly GiftAddress[] }

/** What can be done with a claim where it is now; each kind has its own door. */
export function ClaimDeed({ claim, title, addresses }: ClaimDeedProps) {
  const t = useTranslations('rewards.mine')
  const { kind, state, claimId, orderNumber } = claim
  // paying, or calling it off, stands with its order
  if (state === 'unpaid') {
    return (
      <LinkButton
        href={paths.order(String(orderNumber))}
        size="sm"
        className="w-fit"
        aria-label={t('payOf', { title })}
      >
        {t('pay')}
      </LinkButton>
    )
  }
  if (claim.wantsAddress) return <GiveAddress claimId={claimId} title={title} addresses={addresses} />
  if (kind === 'parcel') return state === 'issued' ? <GiftReceived claimId={claimId} title={title} /> : null
  if (kind === 'link' || kind === 'page') {
    return state === 'issued' || state === 'used' ? (
      <LinkButton
        href={kind === 'link' ? paths.rewardGo(claimId) : paths.rewardPage(claimId)}
        tone={state === 'issued' ? 'seal' : 'outline'}
        size="sm"
        className="w-fit"
        aria-label={t(kind === 'link' ? 'goOf' : 'openOf', { title })}
      >
        {t(kind === 'link' ? 'go' : 'openPage')}
      </LinkButton>
    ) : null
  }
  if (kind === 'draw-ticket') {
    return state === 'issued' && claim.delivery.slug ? (
      <LinkButton
        href={paths.campaign(claim.delivery.slug)}
        tone="seal"
        size="sm"
        className="w-fit"
        aria-label={t('drawOf', { title })}
      >
        {t('draw')}
      </LinkButton>
    ) : null
  }
  if (state !== 'issued' || kind === 'red-packet') return null
  if (kind === 'cashback-card') return <CashbackForm claimId={claimId} title={title} />
  return <RevealCode claimId={claimId} title={title} scannable={kind === 'verification-code'} />
}
