import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/ui/empty-state'
import { paths } from '@/lib/paths'
import { LinkButton } from './link-button'
import { contentId } from './skip-link'

export async function NotFoundPage() {
  const t = await getTranslations('common.notFound')
  return (
    <main id={contentId} className="wrap grid min-h-[60dvh] place-items-center">
      <EmptyState
        mark="404"
        as="h1"
        title={t('title')}
        action={<LinkButton href={paths.home()}>{t('action')}</LinkButton>}
      >
        {t('body')}
      </EmptyState>
    </main>
  )
}
