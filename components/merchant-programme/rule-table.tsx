import { useLocale, useTranslations } from 'next-intl'
import { useRuleWords } from '@/components/points/rule-words'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { classNames } from '@/components/ui/class-names'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { ListedRule } from '@/lib/earning/programme/queries'
import { formatBasisPoints, formatDate, formatMoney, formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/link'
import { WHOLE_BPS } from '@/lib/kernel/basis-points'
import { paths } from '@/lib/paths'
import { pointsValueMinor } from '@/lib/points/rules'
import { rebateOf } from './arranged-rules'

const tones: Record<ListedRule['state'], BadgeTone> = {
  live: 'success',
  coming: 'warning',
  draft: 'neutral',
  replaced: 'neutral',
  ended: 'neutral',
}

type RuleTableProps = {
  rules: readonly ListedRule[]
  /** paid by shoppers who earn, in the same thirty days */
  orders: number
  pointsPerUnit: number
  currency: string
}

/** Every rule: what it says, its state, and what it gave, kept back and cost in the last thirty days. */
export function RuleTable({ rules, ...rest }: RuleTableProps) {
  const t = useTranslations('points-desk.programme.list')
  return (
    <Table
      caption={t('title')}
      head={
        <>
          <Th>{t('rule')}</Th>
          <Th align="end">{t('given')}</Th>
          <Th align="end">{t('refused')}</Th>
          <Th align="end">{t('cost')}</Th>
          <Th align="end">{t('rebate')}</Th>
          <Th align="end">{t('share')}</Th>
        </>
      }
    >
      {rules.map((rule) => (
        <Row key={rule.ruleId} rule={rule} {...rest} />
      ))}
    </Table>
  )
}

function Row({ rule, orders, pointsPerUnit, currency }: Omit<RuleTableProps, 'rules'> & { rule: ListedRule }) {
  const t = useTranslations('points-desk.programme.list')
  const locale = useLocale()
  const points = (amount: number) => formatPoints(amount, locale)
  const cost = pointsValueMinor(rule.givenPoints, pointsPerUnit)
  const isQuiet = rule.givenPoints === 0
  // on a phone a card of a rule that did nothing says so by being short
  const figure = classNames('whitespace-nowrap', isQuiet && rule.refusedPoints === 0 && 'max-md:hidden')
  return (
    <Tr className="md:[&>td]:align-top">
      <Td className="md:max-w-md">
        <Said rule={rule} />
      </Td>
      <Td label={t('given')} align="end" className={figure}>
        {isQuiet ? '—' : t('givenTo', { points: points(rule.givenPoints), shoppers: rule.shoppers })}
      </Td>
      <Td label={t('refused')} align="end" className={figure}>
        {rule.refusedPoints > 0 ? points(rule.refusedPoints) : '—'}
      </Td>
      <Td label={t('cost')} align="end" className={figure}>
        {isQuiet ? '—' : formatMoney(cost, currency, locale, { trimZeros: true })}
      </Td>
      <Td label={t('rebate')} align="end" className={figure}>
        {rule.paidMinor > 0 ? formatBasisPoints(rebateOf(rule, pointsPerUnit), locale) : '—'}
      </Td>
      <Td label={t('share')} align="end" className={figure}>
        {rule.orders > 0 && orders > 0
          ? formatBasisPoints(Math.floor((rule.orders * WHOLE_BPS) / orders), locale)
          : '—'}
      </Td>
    </Tr>
  )
}

function Said({ rule }: { rule: ListedRule }) {
  const t = useTranslations('points-desk.programme.list')
  const locale = useLocale()
  const words = useRuleWords()
  const { effectiveFrom, endsAt, state } = rule
  const when = [
    ...(state === 'coming' && effectiveFrom ? [t('fromDay', { day: formatDate(effectiveFrom, locale) })] : []),
    ...(endsAt && state !== 'ended'
      ? [t('untilDay', { day: formatDate(new Date(endsAt.getTime() - 1), locale) })]
      : []),
    ...(state === 'ended' && endsAt ? [t('endedDay', { day: formatDate(endsAt, locale) })] : []),
  ]
  return (
    <span className="grid gap-1">
      <span className="flex flex-wrap items-center gap-2">
        <Link
          href={paths.merchant.rule({ id: rule.ruleId })}
          className="font-medium underline-offset-4 after:absolute after:inset-0 hover:underline md:after:hidden"
        >
          {words.name(rule.definition)}
        </Link>
        <Badge tone={tones[state]}>{t(`state.${state}`)}</Badge>
        {rule.hasDraft ? <Badge tone="warning">{t('hasDraft')}</Badge> : null}
      </span>
      <span className="text-ink-muted text-sm">{words.saying(rule.definition)}</span>
      {when.length > 0 ? <span className="text-ink-muted text-sm tabular">{when.join(' · ')}</span> : null}
    </span>
  )
}
