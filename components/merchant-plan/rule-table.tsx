import { useLocale, useTranslations } from 'next-intl'
import { Disclosure } from '@/components/ui/disclosure'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { formatBasisPoints, formatDate, formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { WHOLE_BPS } from '@/lib/kernel/basis-points'
import { paths } from '@/lib/paths'
import { NEAR_BPS, offInPercent, REST } from '@/lib/plan/rules'
import type { RuleLine } from './rule-lines'
import type { Year } from './year-of'

type RuleTableProps = { lines: readonly RuleLine[]; year: Year; today: string }

const columns = ['share', 'due', 'given', 'forecast', 'lasts'] as const

/** Rule by rule: its part of the plan, what it gave, what that says, and where it leads; below, month by month. */
export function RuleTable({ lines, year, today }: RuleTableProps) {
  const t = useTranslations('plan.rules')
  const locale = useLocale()
  const points = (amount: number | null) => (amount === null ? '—' : formatPoints(amount, locale))
  const nameOf = (line: RuleLine) => (locale === 'en' ? line.nameEn : line.nameZh) ?? t('rest')
  const lastsOf = ({ sharePoints, pace, forecastPoints }: RuleLine) => {
    if (sharePoints === 0 || forecastPoints === null || pace.daysLeft === null) return '—'
    if (pace.daysLeft === 0) return t('used')
    const end = new Date(Date.parse(`${today}T12:00:00Z`) + pace.daysLeft * 86_400_000)
    return end.getUTCFullYear() > Number(today.slice(0, 4)) ? t('wholeYear') : formatDate(end, locale, 'short', 'UTC')
  }
  return (
    <>
      <Table
        caption={t('title')}
        className="[--table-top:3.75rem]"
        head={
          <>
            <Th>{t('rule')}</Th>
            {columns.map((key) => (
              <Th key={key} align="end">
                {t(key)}
              </Th>
            ))}
          </>
        }
      >
        {lines.map((line) => (
          <Tr key={line.id}>
            <Td className="font-medium">
              {line.id === REST ? (
                nameOf(line)
              ) : (
                <Link
                  href={paths.merchant.rule({ rule: line.id })}
                  prefetch={false}
                  className="underline decoration-line-strong underline-offset-4"
                >
                  {nameOf(line)}
                </Link>
              )}
            </Td>
            <Td label={t('share')} align="end" className="tabular">
              {points(line.sharePoints)}
            </Td>
            <Td label={t('due')} align="end" className="tabular">
              <span className="grid justify-items-end">
                {points(line.pace.plannedPoints)}
                {line.start && line.sharePoints > 0 ? (
                  <span className="text-ink-muted text-sm">
                    {t('since', {
                      day: formatDate(`${line.start.day}T12:00:00Z`, locale, 'short', 'UTC'),
                      points: points(line.start.duePoints),
                    })}
                  </span>
                ) : null}
              </span>
            </Td>
            <Td label={t('given')} align="end" className="tabular">
              <span className="grid justify-items-end">
                {points(line.pace.issuedPoints)}
                <Advice line={line} />
              </span>
            </Td>
            <Td label={t('forecast')} align="end" className="tabular">
              {points(line.forecastPoints)}
            </Td>
            <Td label={t('lasts')} align="end" className="tabular">
              {lastsOf(line)}
            </Td>
          </Tr>
        ))}
        <Tr>
          <Td className="font-medium">{t('sum')}</Td>
          {[year.pool, year.pace.plannedPoints, year.issued, year.forecastPoints].map((amount, at) => (
            <Td key={columns[at]} label={t(columns[at] ?? 'share')} align="end" className="font-medium tabular">
              {points(amount)}
            </Td>
          ))}
          <Td className="max-md:hidden">{null}</Td>
        </Tr>
      </Table>
      <Disclosure summary={t('byMonth')} className="mt-4">
        <MonthTable lines={lines} year={year} nameOf={nameOf} />
      </Disclosure>
    </>
  )
}

/** Which way a rule is off, and what that means; nothing of what is about as planned. */
function Advice({ line: { sharePoints, pace, isYoung } }: { line: RuleLine }) {
  const t = useTranslations('plan.rules')
  const locale = useLocale()
  if (sharePoints === 0) return pace.issuedPoints > 0 ? <Note>{t('unplanned')}</Note> : null
  if (pace.paceBps === null) return null
  if (isYoung) return <span className="text-end text-ink-muted text-sm">{t('young')}</span>
  const off = pace.paceBps - WHOLE_BPS
  if (Math.abs(off) <= NEAR_BPS) return null
  return (
    <Note>
      <span aria-hidden="true">{off > 0 ? '↑ ' : '↓ '}</span>
      {t(off > 0 ? 'ahead' : 'behind', { rate: formatBasisPoints(offInPercent(off), locale) })}
    </Note>
  )
}

const Note = ({ children }: { children: React.ReactNode }) => (
  <span className="text-end text-on-warning-soft text-sm">{children}</span>
)

type MonthTableProps = Pick<RuleTableProps, 'lines' | 'year'> & { nameOf: (line: RuleLine) => string }

/** Each month: of each rule what it gave and what it was to give. The lines of a month add up to the month. */
function MonthTable({ lines, year, nameOf }: MonthTableProps) {
  const t = useTranslations('plan.rules')
  const locale = useLocale()
  const beside = (given: number, planned: number) => (
    <span className="whitespace-nowrap tabular">
      {formatPoints(given, locale)} <span className="text-ink-muted">/ {formatPoints(planned, locale)}</span>
    </span>
  )
  return (
    // it moves sideways where there are many rules, so the keyboard must be able to reach it
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div tabIndex={0} role="region" aria-label={t('byMonth')} className="overflow-x-auto rounded-xl">
      <Table
        caption={t('byMonth')}
        isCompact
        className="md:w-max md:min-w-full"
        head={
          <>
            <Th>{t('month')}</Th>
            {lines.map((line) => (
              <Th key={line.id} align="end" className="max-w-44 truncate">
                {nameOf(line)}
              </Th>
            ))}
            <Th align="end">{t('sum')}</Th>
          </>
        }
      >
        {year.months.map(({ month, planned, issued }, at) => (
          <Tr key={month}>
            <Td className="whitespace-nowrap font-medium tabular">{t('monthOf', { month })}</Td>
            {lines.map((line) => (
              <Td key={line.id} label={nameOf(line)} align="end">
                {beside(line.given[at] ?? 0, line.planned[at] ?? 0)}
              </Td>
            ))}
            <Td label={t('sum')} align="end" className="font-medium">
              {beside(issued, planned)}
            </Td>
          </Tr>
        ))}
      </Table>
    </div>
  )
}
