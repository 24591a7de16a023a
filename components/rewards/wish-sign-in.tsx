import { useTranslations } from 'next-intl'
import { buttonStyle } from '@/components/ui/button-style'
import { classNames } from '@/components/ui/class-names'
import { Heart } from '@/components/ui/icons'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { offerId } from './offer-id'

/** The heart of a guest: they sign in, and come back to the very reward. */
export function WishSignIn({ rewardId, title }: { rewardId: string; title: string }) {
  const t = useTranslations('rewards.wish')
  const label = t('signIn', { title })
  return (
    <Link
      href={paths.signIn(`${paths.rewards()}#${offerId(rewardId)}`)}
      prefetch={false}
      aria-label={label}
      title={label}
      className={classNames(buttonStyle({ tone: 'ghost', shape: 'icon' }), '-mt-2 -mr-2 -mb-3 shrink-0 text-ink-muted')}
    >
      <Heart aria-hidden="true" />
    </Link>
  )
}
