import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { Page } from '@/components/layout/page'
import { ReadingMeter } from '@/components/radar/reading-client'
import { getMyDeeds } from '@/lib/behaviours/mine/queries'
import { pageContext } from '@/lib/gate/page-context'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { localeParam } from '@/lib/i18n/locale-param'
import { findContent } from '@/lib/radar/queries'
import { codeSchema } from '@/lib/radar/schema'

type ReadRouteProps = { params: Promise<{ locale: string; code: string }> }

const find = cache(async (typed: string) => {
  const code = codeSchema.safeParse(typed)
  const found = code.success ? await findContent(await pageContext(), code.data) : null
  return found && { ...found, code: code.data ?? '' }
})

export async function generateMetadata({ params }: ReadRouteProps): Promise<Metadata> {
  const locale = await localeParam(params)
  const found = await find((await params).code)
  return found ? { title: locale === 'en' ? found.titleEn : found.titleZh, robots: { index: false } } : {}
}

export default async function ReadRoute({ params }: ReadRouteProps) {
  const locale = await localeParam(params)
  const found = await find((await params).code)
  if (!found) notFound()
  const ctx = await pageContext()
  const { deeds } = await getMyDeeds(ctx)
  const [title, body] = locale === 'en' ? [found.titleEn, found.bodyEn] : [found.titleZh, found.bodyZh]
  return (
    <Page title={title} width="narrow">
      <article className="mb-8 grid gap-4 text-lg leading-relaxed">
        {body.split(/\n\s*\n/).map((paragraph, place) => (
          <p key={place} className="whitespace-pre-line">
            {paragraph}
          </p>
        ))}
      </article>
      <ClientMessages namespaces={['campaigns.reading']}>
        <ReadingMeter
          code={found.code}
          linkId={found.id}
          target={found.target}
          dwellSeconds={found.dwellSeconds}
          points={deeds.find(({ code }) => code === 'content-read')?.promise.points ?? 0}
          isMember={ctx.actor !== null}
          isRead={found.isRead}
        />
      </ClientMessages>
    </Page>
  )
}
