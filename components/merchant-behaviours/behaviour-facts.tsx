import { useLocale, useTranslations } from 'next-intl'
import { Facts } from '@/components/merchant-kit/facts'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import type { ListedBehaviour } from '@/lib/behaviours/queries'
import { formatPoints } from '@/lib/i18n/format'
import { useRuleReward } from './rule-reward'

/** What a behaviour is: who sees it, what is told with it, what gives for it, and when that is taken back. */
export function BehaviourFacts({ behaviour: one }: { behaviour: ListedBehaviour }) {
  const t = useTranslations('behaviours.desk')
  const locale = useLocale()
  const say = useRuleReward()
  const en = locale === 'en'
  const { clawBack } = one
  const back =
    clawBack.kind === 'undone' && clawBack.withinDays !== null
      ? t('clawBackWords.within', { days: clawBack.withinDays })
      : t(`clawBackWords.${clawBack.kind}`)
  const rules = one.rules.map((rule) => `${en ? rule.nameEn : rule.nameZh} · ${say(rule)}`)
  const told = one.fields.map((field) => `${en ? field.labelEn : field.labelZh}（${t(`payload.types.${field.type}`)}）`)
  const given =
    one.givenTimes + one.stopped === 0
      ? t('nothing')
      : [
          t('given', { times: one.givenTimes, points: formatPoints(one.givenPoints, locale) }),
          ...(one.stopped > 0 ? [t('stopped', { count: one.stopped })] : []),
        ].join(' · ')
  return (
    <Card padding="lg">
      <Facts
        of="words"
        facts={[
          {
            name: t('facts.code'),
            value: (
              <>
                <code className="me-2">{one.code}</code>
                <Badge>{t(`kind.${one.kind}`)}</Badge>{' '}
                {one.isArchived ? <Badge tone="warning">{t('archived')}</Badge> : null}
              </>
            ),
          },
          { name: t('facts.rules'), value: rules.join(' / ') || (one.kind === 'order' ? t('byOrder') : t('noRule')) },
          { name: t('columns.last30'), value: given },
          ...(one.kind === 'order' ? [] : [{ name: t('facts.weight'), value: one.weight }]),
          ...(one.kind === 'custom'
            ? [{ name: t('facts.payload'), value: told.join(' · ') || t('payload.none') }]
            : []),
          ...(one.kind === 'order' ? [] : [{ name: t('facts.clawBack'), value: back }]),
        ]}
      />
    </Card>
  )
}
