import { useTranslations } from 'next-intl'
import { buttonStyle } from '@/components/ui/button-style'
import { paths } from '@/lib/paths'
import type { ClaimList } from '@/lib/rewards/staff/schema'

/** What the list shows, all of it, as a file. */
export function ClaimsFile({ state, reward }: Pick<ClaimList, 'state' | 'reward'>) {
  const t = useTranslations('rewards-desk.claims')
  return (
    <a href={paths.api.claimsCsv({ state, reward })} download className={buttonStyle({ tone: 'outline' })}>
      {t('export')}
    </a>
  )
}
