import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/layout/link-button'
import { Page } from '@/components/layout/page'
import { EmptyState } from '@/components/ui/empty-state'
import { PackageSearch } from '@/components/ui/icons'
import { paths } from '@/lib/paths'

type NoOrderProps = { isExpired: boolean; isSignedIn: boolean; returnTo: string }

/** No order to be seen: the same words whether it does not exist or is somebody else's. */
export function NoOrder({ isExpired, isSignedIn, returnTo }: NoOrderProps) {
  const t = useTranslations('orders.noAccess')
  return (
    <Page>
      <EmptyState
        as="h1"
        mark={<PackageSearch strokeWidth={1.5} />}
        title={t(isExpired ? 'expiredTitle' : 'unknownTitle')}
        action={
          isSignedIn ? (
            <LinkButton href={paths.home()}>{t('home')}</LinkButton>
          ) : (
            <LinkButton href={paths.signIn(returnTo)}>{t('signIn')}</LinkButton>
          )
        }
      >
        {t(isExpired ? 'expiredBody' : 'unknownBody')}
      </EmptyState>
    </Page>
  )
}
