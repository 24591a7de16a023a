import { useLocale, useTranslations } from 'next-intl'
import { useRuleWords } from '@/components/points/rule-words'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { ListedRule } from '@/lib/earning/programme/queries'
import { formatDate, formatMoney, formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/link'
import { paths } from '@/lib/paths'
import { pointsValueMinor } from '@/lib/points/rules'

const tones: Record<ListedRule['state'], BadgeTone> = {
  live: 'success',
  coming: 'warning',
  draft: 'neutral',
  replaced: 'neutral',
  ended: 'neutral',
}

type RuleTableProps = { rules: readonly ListedRule[]; pointsPerUnit: number; currency: string }

/** Every rule: what it says, since when, and what it has given and cost so far. */
export function RuleTable({ rules, pointsPerUnit, currency }: RuleTableProps) {
  const t = useTranslations('points-desk.programme.list')
  const locale = useLocale()
  const words = useRuleWords()
  const day = (at: Date | null) => (at ? formatDate(at, locale, 'time') : '—')
  return (
    <Table
      caption={t('title')}
      head={
        <>
          <Th>{t('rule')}</Th>
          <Th>{t('from')}</Th>
          <Th>{t('until')}</Th>
          <Th align="end">{t('given')}</Th>
          <Th align="end">{t('cost')}</Th>
        </>
      }
    >
      {rules.map((rule) => (
        <Tr key={rule.ruleId}>
          <Td>
            <Link
              href={paths.merchant.rule({ id: rule.ruleId })}
              className="font-medium underline-offset-4 hover:underline"
            >
              {words.sentence(rule.definition)}
            </Link>{' '}
            <Badge tone={tones[rule.state]}>{t(`state.${rule.state}`)}</Badge>
          </Td>
          <Td label={t('from')} className="whitespace-nowrap text-sm tabular">
            {day(rule.effectiveFrom)}
          </Td>
          <Td label={t('until')} className="whitespace-nowrap text-sm tabular">
            {day(rule.endsAt)}
          </Td>
          <Td label={t('given')} align="end" className="text-sm tabular">
            {t('givenTo', { points: formatPoints(rule.givenPoints, locale), shoppers: rule.shoppers })}
          </Td>
          <Td label={t('cost')} align="end" className="text-sm tabular">
            {formatMoney(pointsValueMinor(rule.givenPoints, pointsPerUnit), currency, locale)}
          </Td>
        </Tr>
      ))}
    </Table>
  )
}
