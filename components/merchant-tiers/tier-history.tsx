import { getLocale, getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { formatDate, formatMoney, formatPoints, joinParts } from '@/lib/i18n/format'
import type { TierVersion } from '@/lib/tiers/queries'
import { RestoreTiers } from './restore-tiers-client'

type TierHistoryProps = { versions: readonly TierVersion[]; currency: string; mayWrite: boolean }

/** What the tiers were before, who changed them and why; any of them may be put in force again. */
export async function TierHistory({ versions, currency, mayWrite }: TierHistoryProps) {
  const t = await getTranslations('tiers.history')
  const kit = await getTranslations('merchant.kit')
  const locale = await getLocale()
  const said = ({ terms }: TierVersion) =>
    joinParts(
      terms.levels.map(
        (one) =>
          `${locale === 'en' ? one.nameEn : one.nameZh} ${one.atLeastPoints === undefined ? formatMoney(one.atLeastMinor ?? 0, currency, locale, { trimZeros: true }) : t('points', { points: formatPoints(one.atLeastPoints, locale) })}`,
      ),
      locale,
    ) || t('none')
  const ways = ({ terms: { measure, window, windowMonths, graceDays } }: TierVersion) =>
    joinParts(
      [
        ...(measure === 'points' ? [t('byPoints')] : []),
        window === 'year' ? t('year') : t('window', { months: windowMonths }),
        ...(graceDays > 0 ? [t('grace', { days: graceDays })] : []),
      ],
      locale,
    )
  return (
    <Table
      caption={t('title')}
      head={
        <>
          <Th>{t('from')}</Th>
          <Th>{t('says')}</Th>
          <Th>{t('why')}</Th>
          <Th>{t('by')}</Th>
          {mayWrite ? (
            <Th>
              <span className="sr-only">{t('restore')}</span>
            </Th>
          ) : null}
        </>
      }
    >
      {versions.map((one, place) => (
        <Tr key={one.versionId}>
          <Td className="whitespace-nowrap tabular">{formatDate(one.createdAt, locale, 'time')}</Td>
          <Td label={t('says')}>
            <span className="text-end text-sm md:text-start">
              {said(one)}
              <span className="block text-ink-muted">{ways(one)}</span>
            </span>
          </Td>
          <Td label={t('why')}>{one.reason}</Td>
          <Td label={t('by')} className="whitespace-nowrap">
            {one.byName ?? kit('theShop')}
          </Td>
          {mayWrite ? (
            <Td>
              {place === 0 ? (
                <Badge>{t('now')}</Badge>
              ) : (
                <RestoreTiers terms={one.terms} saidOn={formatDate(one.createdAt, locale)} />
              )}
            </Td>
          ) : null}
        </Tr>
      ))}
    </Table>
  )
}
