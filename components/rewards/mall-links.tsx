import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/layout/link-button'
import { paths } from '@/lib/paths'

/** From the mall to what one has already, and to where points come from. */
export function MallLinks({ isMember }: { isMember: boolean }) {
  const t = useTranslations('rewards')
  return (
    <div className="flex flex-wrap gap-2">
      {isMember ? (
        <LinkButton href={paths.myRewards()} size="sm">
          {t('mine.link')}
        </LinkButton>
      ) : null}
      <LinkButton href={paths.points()} tone="outline" size="sm">
        {t('earn')}
      </LinkButton>
    </div>
  )
}
