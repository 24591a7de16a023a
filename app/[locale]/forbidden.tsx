import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/layout/link-button'
import { contentId } from '@/components/layout/skip-link'
import { EmptyState } from '@/components/ui/empty-state'
import { paths } from '@/lib/paths'

export default async function Forbidden() {
  const t = await getTranslations('common.forbidden')
  return (
    <main id={contentId} className="wrap grid min-h-[70dvh] place-items-center">
      <EmptyState
        mark="403"
        as="h1"
        title={t('title')}
        action={<LinkButton href={paths.home()}>{t('action')}</LinkButton>}
      >
        {t('body')}
      </EmptyState>
    </main>
  )
}
