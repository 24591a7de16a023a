import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/layout/link-button'
import type { RunKind } from '@/lib/desk/runs/rules'
import { paths } from '@/lib/paths'

/** From where a run is begun to where all of them are. */
export async function JobsLink({ kind }: { kind: RunKind }) {
  const t = await getTranslations('jobs')
  return (
    <LinkButton href={paths.merchant.jobs({ kind })} tone="ghost" size="sm" prefetch={false}>
      {t('all')}
    </LinkButton>
  )
}
