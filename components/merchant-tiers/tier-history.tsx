import { getLocale, getTranslations } from 'next-intl/server'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { formatDate, formatMoney, joinParts } from '@/lib/i18n/format'
import type { TierVersion } from '@/lib/tiers/queries'

/** What the tiers were before, who changed them and why. */
export async function TierHistory({ versions, currency }: { versions: readonly TierVersion[]; currency: string }) {
  const t = await getTranslations('tiers.history')
  const kit = await getTranslations('merchant.kit')
  const locale = await getLocale()
  const said = ({ terms }: TierVersion) =>
    joinParts(
      terms.levels.map(
        (one) =>
          `${locale === 'en' ? one.nameEn : one.nameZh} ${formatMoney(one.atLeastMinor, currency, locale, { trimZeros: true })}`,
      ),
      locale,
    ) || t('none')
  return (
    <Table
      caption={t('title')}
      head={
        <>
          <Th>{t('from')}</Th>
          <Th>{t('says')}</Th>
          <Th>{t('why')}</Th>
          <Th>{t('by')}</Th>
        </>
      }
    >
      {versions.map((one) => (
        <Tr key={one.versionId}>
          <Td className="whitespace-nowrap tabular">{formatDate(one.createdAt, locale, 'time')}</Td>
          <Td label={t('says')}>
            <span className="text-sm">
              {said(one)}
              <span className="block text-ink-muted">{t('window', { months: one.terms.windowMonths })}</span>
            </span>
          </Td>
          <Td label={t('why')}>{one.reason}</Td>
          <Td label={t('by')}>{one.byName ?? kit('theShop')}</Td>
        </Tr>
      ))}
    </Table>
  )
}
