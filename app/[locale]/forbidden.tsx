import { getTranslations } from 'next-intl/server'
import { DeadEnd } from '@/components/layout/dead-end'
import { LinkButton } from '@/components/layout/link-button'
import { paths } from '@/lib/paths'

export default async function Forbidden() {
  const t = await getTranslations('common.forbidden')
  return (
    <DeadEnd mark="403" title={t('title')} action={<LinkButton href={paths.home()}>{t('action')}</LinkButton>}>
      {t('body')}
    </DeadEnd>
  )
}
