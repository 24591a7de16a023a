import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EarnPage } from '@/components/behaviours/earn-page'
import { LinkButton } from '@/components/layout/link-button'
import { Page } from '@/components/layout/page'
import { getMyDeeds } from '@/lib/behaviours/mine/queries'
import { liveTerms } from '@/lib/earning/queries'
import { pageContext } from '@/lib/gate/page-context'
import { localeParam } from '@/lib/i18n/locale-param'
import { paths } from '@/lib/paths'

type EarnRouteProps = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: EarnRouteProps): Promise<Metadata> {
  await localeParam(params)
  const t = await getTranslations('behaviours.earn')
  return { title: t('title'), description: t('description') }
}

export default async function EarnRoute({ params }: EarnRouteProps) {
  await localeParam(params)
  const [t, ctx] = await Promise.all([getTranslations('behaviours.earn'), pageContext()])
  const [mine, terms] = await Promise.all([getMyDeeds(ctx), liveTerms(ctx.at)])
  const home = (
    <LinkButton href={paths.points()} tone="outline" size="sm">
      {t('back')}
    </LinkButton>
  )
  return (
    <Page title={t('title')} lead={t('lead')} width="narrow" actions={home}>
      <EarnPage mine={mine} terms={terms} email={ctx.actor?.email ?? null} />
    </Page>
  )
}
