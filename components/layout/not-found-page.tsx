import { getTranslations } from 'next-intl/server'
import { paths } from '@/lib/paths'
import { DeadEnd } from './dead-end'
import { LinkButton } from './link-button'

export async function NotFoundPage() {
  const t = await getTranslations('common.notFound')
  return (
    <DeadEnd mark="404" title={t('title')} action={<LinkButton href={paths.home()}>{t('action')}</LinkButton>}>
      {t('body')}
    </DeadEnd>
  )
}
