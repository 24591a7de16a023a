'use client'
import { useLocale, useTranslations } from 'next-intl'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { Cohort } from '@/lib/analytics/points/rules'
import { formatBasisPoints, formatPoints } from '@/lib/i18n/format'

const columns = ['issued', 'takenBack', 'pending', 'used', 'expired', 'cohort', 'samePeriod'] as const

/** Each month's points and what became of them. */
export function CohortTable({ cohorts, caption }: { cohorts: readonly Cohort[]; caption: string }) {
  const t = useTranslations('analytics.points.columns')
  const locale = useLocale()
  const share = (bps: number | null) => (bps === null ? '—' : formatBasisPoints(bps, locale))
  const cells = (one: Cohort) => ({
    issued: formatPoints(one.issuedPoints, locale),
    takenBack: formatPoints(one.takenBackPoints, locale),
    pending: formatPoints(one.pendingPoints, locale),
    used: formatPoints(one.usedPoints, locale),
    expired: formatPoints(one.expiredPoints, locale),
    cohort: share(one.rateBps),
    samePeriod: share(one.samePeriodBps),
  })
  return (
    <Table
      caption={caption}
      className="md:rounded-none md:border-0 md:shadow-none"
      head={
        <>
          <Th>{t('month')}</Th>
          {columns.map((key) => (
            <Th key={key} align="end">
              {t(key)}
            </Th>
          ))}
        </>
      }
    >
      {cohorts.toReversed().map((one) => (
        <Tr key={one.cohort}>
          <Td className="font-medium tabular md:py-1.5 md:font-normal">{one.cohort.slice(0, 7)}</Td>
          {columns.map((key) => (
            <Td key={key} label={t(key)} align="end" className="tabular md:py-1.5">
              {cells(one)[key]}
            </Td>
          ))}
        </Tr>
      ))}
    </Table>
  )
}

/** How far each month's points were used by their age, one column a month of age. */
export function CurveTable({
  cohorts,
  usual,
  caption,
}: {
  cohorts: readonly Cohort[]
  usual: readonly number[]
  caption: string
}) {
  const t = useTranslations('analytics.points')
  const locale = useLocale()
  const rows = [
    { name: t('curve.usual'), curve: usual },
    ...cohorts
      .filter((one) => one.rateBps !== null)
      .map((one) => ({ name: one.cohort.slice(0, 7), curve: one.curveBps })),
  ]
  const ages = Array.from({ length: Math.min(13, Math.max(...rows.map(({ curve }) => curve.length))) }, (_, age) => age)
  return (
    <Table
      caption={caption}
      className="md:rounded-none md:border-0 md:shadow-none"
      head={
        <>
          <Th>{t('columns.month')}</Th>
          {ages.map((age) => (
            <Th key={age} align="end" className="px-2">
              {t('curve.age', { age })}
            </Th>
          ))}
        </>
      }
    >
      {rows.map(({ name, curve }) => (
        <Tr key={name}>
          <Td className="whitespace-nowrap font-medium tabular md:py-1.5 md:font-normal">{name}</Td>
          {ages.map((age) => (
            <Td key={age} label={t('curve.age', { age })} align="end" className="tabular md:px-2 md:py-1.5">
              {curve[age] === undefined ? '' : formatBasisPoints(Math.round(curve[age] / 10) * 10, locale)}
            </Td>
          ))}
        </Tr>
      ))}
    </Table>
  )
}
