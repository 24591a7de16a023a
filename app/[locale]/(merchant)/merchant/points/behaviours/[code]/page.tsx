import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Breadcrumb } from '@/components/layout/breadcrumb'
import { Page } from '@/components/layout/page'
import { Section } from '@/components/layout/section'
import { BehaviourFacts } from '@/components/merchant-behaviours/behaviour-facts'
import { BehaviourForm } from '@/components/merchant-behaviours/behaviour-form-client'
import { deskWords } from '@/components/merchant-behaviours/desk-words'
import { EventTable } from '@/components/merchant-behaviours/event-table'
import { RecordBehaviour } from '@/components/merchant-behaviours/record-behaviour-client'
import { EVENTS_A_PAGE, listBehaviours, listEvents } from '@/lib/behaviours/queries'
import { behaviourQuerySchema } from '@/lib/behaviours/schema'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { paths } from '@/lib/paths'

type BehaviourPageProps = {
  params: Promise<{ code: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function BehaviourPage({ params, searchParams }: BehaviourPageProps) {
  const { code, before } = behaviourQuerySchema.parse({ ...(await searchParams), ...(await params) })
  const ctx = await staffPage('points.read', paths.merchant.behaviours())
  const [all, t, kit, locale] = await Promise.all([
    listBehaviours(ctx),
    getTranslations('behaviours.desk'),
    getTranslations('merchant.kit'),
    getLocale(),
  ])
  const behaviour = all.find((one) => one.code === code)
  if (!behaviour) notFound()
  const events = behaviour.kind === 'order' ? [] : await listEvents(ctx, behaviour.code, before)
  const shown = events.slice(0, EVENTS_A_PAGE)
  const older = events.length > shown.length ? shown.at(-1)?.happenedAt.toISOString() : undefined
  const name = locale === 'en' ? behaviour.nameEn : behaviour.nameZh
  const mayRecord = may(ctx.actor.staffRole, 'points.record')
  const crumbs = [{ label: t('title'), href: paths.merchant.behaviours() }, { label: name }]
  const actions = (
    <>
      {mayRecord && behaviour.kind === 'custom' && !behaviour.isArchived ? (
        <RecordBehaviour behaviour={behaviour} />
      ) : null}
      {may(ctx.actor.staffRole, 'points.write') ? <BehaviourForm behaviour={behaviour} /> : null}
    </>
  )
  return (
    <ClientMessages namespaces={deskWords}>
      <Page breadcrumb={<Breadcrumb items={crumbs} label={kit('where')} />} title={name} actions={actions}>
        <BehaviourFacts behaviour={behaviour} />
        {behaviour.kind === 'order' ? null : (
          <Section title={t('events.title')}>
            <EventTable behaviour={behaviour} events={shown} before={before} older={older} mayVoid={mayRecord} />
          </Section>
        )}
      </Page>
    </ClientMessages>
  )
}
