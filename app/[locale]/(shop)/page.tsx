import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { localeParam } from '@/lib/i18n/locale-param'

export default async function HomePage({ params }: { params: Promise<{ locale: string }> }) {
  await localeParam(params)
  const t = await getTranslations('common')
  return <Page title={t('tagline')}>{t('description')}</Page>
}
