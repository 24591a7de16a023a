import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/layout/link-button'
import { Panel } from '@/components/merchant-kit/panel'
import { paths } from '@/lib/paths'

/** Where to see what the shop does by itself. */
export async function JobsPanel() {
  const t = await getTranslations('merchant.settings.jobs')
  return (
    <Panel title={t('title')}>
      <p className="mb-3 text-ink-muted">{t('lead')}</p>
      <LinkButton href={paths.merchant.jobs()} tone="outline">
        {t('open')}
      </LinkButton>
    </Panel>
  )
}
