import { useLocale, useTranslations } from 'next-intl'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { ClassFigures, Figures } from '@/lib/analytics/close/rules'
import { fundings } from '@/lib/analytics/finance/rules'
import { formatMoney, formatPoints } from '@/lib/i18n/format'

type Line = { key: string; points: (of: ClassFigures) => number | null; minor: (of: ClassFigures) => number | null }

const lines = [
  { key: 'opening', points: (of) => of.openingPoints, minor: (of) => of.openingMinor },
  { key: 'added', points: (of) => of.moved.issued, minor: (of) => of.addedMinor },
  { key: 'used', points: (of) => of.moved.returned - of.moved.redeemed, minor: (of) => -of.releasedMinor },
  { key: 'expired', points: (of) => -of.moved.expired, minor: () => null },
  { key: 'cancelled', points: (of) => -of.moved.takenBack - of.moved.netted, minor: (of) => -of.cancelledMinor },
  { key: 'correction', points: (of) => of.correctionPoints, minor: () => null },
  { key: 'closing', points: (of) => of.closingPoints, minor: (of) => of.closingMinor },
  { key: 'expected', points: (of) => of.expectedPoints, minor: () => null },
  { key: 'breakage', points: (of) => of.closingPoints - of.expectedPoints, minor: () => null },
] as const satisfies readonly Line[]

/** From one close to the next: how points and money became what they are. */
export function RollForward({ figures, currency }: { figures: Figures; currency: string }) {
  const t = useTranslations('analytics.finance.roll')
  const locale = useLocale()
  const said = (amount: number | null, write: (amount: number) => string) => (amount === null ? '' : write(amount || 0))
  const points = (amount: number) => formatPoints(amount, locale)
  const money = (amount: number) => formatMoney(amount, currency, locale)
  const heads = fundings.flatMap((funding) => [t(`${funding}Points`), t(`${funding}Minor`)])
  return (
    <Table
      caption={t('title')}
      head={
        <>
          <Th>{t('line')}</Th>
          {heads.map((head) => (
            <Th key={head} align="end">
              {head}
            </Th>
          ))}
        </>
      }
    >
      {lines.map((line) => (
        <Tr key={line.key}>
          <Td className="font-medium">{t(`lines.${line.key}`)}</Td>
          {fundings.flatMap((funding) => [
            <Td key={`${funding}-points`} label={t(`${funding}Points`)} align="end" className="tabular">
              {said(line.points(figures[funding]), points)}
            </Td>,
            <Td
              key={`${funding}-minor`}
              label={t(`${funding}Minor`)}
              align="end"
              className={line.minor(figures[funding]) === null ? 'max-md:hidden' : 'tabular'}
            >
              {said(line.minor(figures[funding]), money)}
            </Td>,
          ])}
        </Tr>
      ))}
    </Table>
  )
}
