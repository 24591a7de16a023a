import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { GuestPoints } from '@/components/points/guest-points'
import { OwnPoints } from '@/components/points/own-points'
import { liveTerms } from '@/lib/earning/queries'
import { answerPageAhead, askedShell } from '@/lib/gate/page-ahead'
import { pageContext } from '@/lib/gate/page-context'
import { localeParam } from '@/lib/i18n/locale-param'
import { writePlain } from '@/lib/kernel/plain-text'
import { myPointsSchema } from '@/lib/points/schema'
import { listNearestOffers } from '@/lib/rewards/queries'
import { pointsFacts, readPoints } from './points-facts'

type PointsRouteProps = {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: PointsRouteProps): Promise<Metadata> {
  await localeParam(params)
  const t = await getTranslations('points')
  return { title: t('title'), description: t('guest.title') }
}

answerPageAhead('/points', readPoints)

export default async function PointsRoute({ params, searchParams }: PointsRouteProps) {
  await localeParam(params)
  const shell = await askedShell(readPoints)
  if (shell) return <OwnPoints told={shell.told} terms={shell.fixed} />
  const [ctx, query] = await Promise.all([pageContext(), searchParams])
  if (!ctx.actor) {
    const [terms, offers] = await Promise.all([liveTerms(ctx.at), listNearestOffers(ctx)])
    return (
      <Page>
        <GuestPoints terms={terms} offers={offers} />
      </Page>
    )
  }
  const { told, fixed } = await pointsFacts({ ...ctx, actor: ctx.actor }, myPointsSchema.parse(query))
  return <OwnPoints told={writePlain(told)} terms={fixed} />
}
