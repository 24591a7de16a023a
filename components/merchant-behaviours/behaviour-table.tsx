import { useLocale, useTranslations } from 'next-intl'
import { LinkButton } from '@/components/layout/link-button'
import { Badge } from '@/components/ui/badge'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { ListedBehaviour } from '@/lib/behaviours/queries'
import { formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { useRuleReward } from './rule-reward'
import { SuggestedPoints } from './suggested-points'

type BehaviourTableProps = {
  behaviours: readonly ListedBehaviour[]
  /** the year's, by the plan; null: none was stated */
  poolPoints: number | null
  mayWrite: boolean
}

/** The catalogue: what each gives now, what it should by its weight, and what came of it lately. */
export function BehaviourTable({ behaviours, poolPoints, mayWrite }: BehaviourTableProps) {
  const t = useTranslations('behaviours.desk')
  const locale = useLocale()
  const weighed = behaviours.filter((one) => !one.isArchived && one.kind !== 'order')
  const totalWeight = weighed.reduce((sum, one) => sum + one.weight, 0)
  return (
    <Table
      caption={t('title')}
      head={
        <>
          <Th>{t('columns.name')}</Th>
          <Th>{t('columns.rules')}</Th>
          <Th align="end">{t('columns.weight')}</Th>
          <Th align="end">{t('columns.suggested')}</Th>
          <Th>{t('columns.last30')}</Th>
        </>
      }
    >
      {behaviours.map((one) => (
        <Tr key={one.code}>
          <Td>
            <span className="block">
              <Link
                href={paths.merchant.behaviour(one.code)}
                prefetch={false}
                className="font-medium underline-offset-4 hover:underline"
              >
                {locale === 'en' ? one.nameEn : one.nameZh}
              </Link>{' '}
              <Badge>{t(`kind.${one.kind}`)}</Badge>{' '}
              {one.isArchived ? <Badge tone="warning">{t('archived')}</Badge> : null}
              <span className="block text-ink-muted text-sm">{t('priority', { priority: one.priority })}</span>
            </span>
          </Td>
          <Td label={t('columns.rules')}>
            <Rules behaviour={one} mayWrite={mayWrite} />
          </Td>
          <Td label={t('columns.weight')} align="end" className="tabular">
            {one.kind === 'order' ? '—' : one.weight}
          </Td>
          <Td label={t('columns.suggested')} align="end" className="tabular">
            {one.kind === 'order' || one.isArchived ? (
              '—'
            ) : (
              <SuggestedPoints behaviour={one} poolPoints={poolPoints} totalWeight={totalWeight} />
            )}
          </Td>
          <Td label={t('columns.last30')} className="text-sm tabular">
            {one.givenTimes > 0 ? (
              <span className="block">
                {t('given', { times: one.givenTimes, points: formatPoints(one.givenPoints, locale) })}
              </span>
            ) : null}
            {one.stopped > 0 ? (
              <span className="block text-ink-muted">{t('stopped', { count: one.stopped })}</span>
            ) : null}
            {one.givenTimes + one.stopped === 0 ? <span className="text-ink-muted">{t('nothing')}</span> : null}
          </Td>
        </Tr>
      ))}
    </Table>
  )
}

function Rules({ behaviour, mayWrite }: { behaviour: ListedBehaviour; mayWrite: boolean }) {
  const t = useTranslations('behaviours.desk')
  const locale = useLocale()
  const say = useRuleReward()
  if (behaviour.rules.length > 0)
    return (
      <ul className="grid gap-1 text-end text-sm md:text-start">
        {behaviour.rules.map((rule) => (
          <li key={rule.id}>
            <Link
              href={mayWrite ? paths.merchant.rule({ id: rule.id }) : paths.merchant.programme()}
              prefetch={false}
              className="underline decoration-line-strong underline-offset-4 hover:decoration-ink"
            >
              {locale === 'en' ? rule.nameEn : rule.nameZh}
            </Link>{' '}
            <span className="text-ink-muted tabular">{say(rule)}</span>
          </li>
        ))}
      </ul>
    )
  if (behaviour.kind === 'order') return <span className="text-ink-muted text-sm">{t('byOrder')}</span>
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <span className="text-ink-muted">{t('noRule')}</span>
      {mayWrite && !behaviour.isArchived ? (
        <LinkButton href={paths.merchant.rule({ behaviour: behaviour.code })} tone="link" size="sm">
          {t('addRule')}
        </LinkButton>
      ) : null}
    </span>
  )
}
