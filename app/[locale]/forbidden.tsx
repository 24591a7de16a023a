import { useTranslations } from 'next-intl'
import { Nowhere } from '@/components/layout/nowhere-client'

export default function Forbidden() {
  const t = useTranslations('common.forbidden')
  return <Nowhere mark="403" title={t('title')} body={t('body')} action={t('action')} />
}
