import { useLocale, useTranslations } from 'next-intl'
import { LinkButton } from '@/components/layout/link-button'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { EventRow } from '@/lib/behaviours/queries'
import type { Behaviour, Field } from '@/lib/behaviours/rules'
import { formatDate, formatMoney, formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { paths } from '@/lib/paths'
import { VoidEvent } from './void-event-client'

type EventTableProps = {
  behaviour: Behaviour
  events: readonly EventRow[]
  /** the page before which there are newer ones, and after which there are older ones */
  before: string | null
  older: string | undefined
  mayVoid: boolean
}

/** What happened under a behaviour: who, what was told, and what came of it. */
export function EventTable({ behaviour, events, before, older, mayVoid }: EventTableProps) {
  const t = useTranslations('behaviours.desk.events')
  const locale = useLocale()
  if (events.length === 0) return <EmptyState title={t('none')} as="p" />
  const columns = ['when', 'who', 'what', 'outcome', ...(mayVoid ? (['deed'] as const) : [])] as const
  return (
    <>
      <Table caption={t('title')} head={columns.map((column) => <Th key={column}>{t(column)}</Th>)}>
        {events.map((one) => (
          <Tr key={one.id}>
            <Td className="whitespace-nowrap text-ink-muted text-sm tabular">
              {formatDate(one.happenedAt, locale, 'time')}
            </Td>
            <Td label={t('who')}>
              <Link
                href={paths.merchant.shopper(one.accountId)}
                prefetch={false}
                className="underline underline-offset-4"
              >
                {one.shopperName}
              </Link>
            </Td>
            <Td label={t('what')} className="text-sm md:max-w-72">
              <Told fields={behaviour.fields} event={one} />
            </Td>
            <Td label={t('outcome')}>
              <Outcome event={one} />
            </Td>
            {mayVoid ? <Td label={t('deed')}>{one.isUndone ? '—' : <VoidEvent eventId={one.id} />}</Td> : null}
          </Tr>
        ))}
      </Table>
      <div className="mt-6 flex justify-center gap-2">
        {before ? (
          <LinkButton href={paths.merchant.behaviour(behaviour.code)} tone="ghost">
            {t('newest')}
          </LinkButton>
        ) : null}
        {older ? (
          <LinkButton href={paths.merchant.behaviour(behaviour.code, { before: older })} tone="outline">
            {t('older')}
          </LinkButton>
        ) : null}
      </div>
    </>
  )
}

function Told({ fields, event: { payload, recordedByName } }: { fields: readonly Field[]; event: EventRow }) {
  const t = useTranslations('behaviours.desk.events')
  const locale = useLocale()
  const said = fields.flatMap((field) => {
    const value = payload[field.name]
    if (value === undefined || value === '') return []
    const words =
      field.type === 'money' ? formatMoney(Number(value), shopCurrency(), locale, { trimZeros: true }) : value
    return [`${locale === 'en' ? field.labelEn : field.labelZh} ${words}`]
  })
  if (recordedByName) said.push(t('by', { who: recordedByName }))
  return <span className="break-words">{said.join(' · ') || '—'}</span>
}

function Outcome({ event: one }: { event: EventRow }) {
  const t = useTranslations('behaviours.desk')
  const locale = useLocale()
  if (one.isWaiting) return <Badge tone="warning">{t('events.waiting')}</Badge>
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1 tabular">
      {one.givenPoints > 0 ? (
        <span className="font-medium text-seal-ink">
          {t('events.points', { points: formatPoints(one.givenPoints, locale) })}
        </span>
      ) : (
        <span className="text-ink-muted">0{one.reason ? ` · ${t(`reason.${one.reason}`)}` : ''}</span>
      )}
      {one.takenBackPoints > 0 ? (
        <span className="text-ink-muted text-sm">
          {t('events.takenBack', { points: formatPoints(one.takenBackPoints, locale) })}
        </span>
      ) : null}
      {one.isUndone ? <Badge tone="danger">{t('events.undone')}</Badge> : null}
      {one.isUndone ? (
        <span className="text-ink-muted text-sm">{one.undoneReason ?? t('events.sourceGone')}</span>
      ) : null}
    </span>
  )
}
