import { useTranslations } from 'next-intl'
import { Nowhere } from './nowhere-client'

export function NotFoundPage() {
  const t = useTranslations('common.notFound')
  return <Nowhere mark="404" title={t('title')} body={t('body')} action={t('action')} />
}
