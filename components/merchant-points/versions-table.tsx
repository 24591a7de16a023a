import { getLocale, getTranslations } from 'next-intl/server'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { TermsVersion } from '@/lib/earning/queries'
import { formatBasisPoints, formatDate, formatMoney, formatPoints, joinParts, moneyUnit } from '@/lib/i18n/format'

const tones: Record<TermsVersion['state'], BadgeTone> = { live: 'success', coming: 'warning', past: 'neutral' }

/** Every version there ever was: from when, by whom, and why. */
export async function VersionsTable({ versions, currency }: { versions: readonly TermsVersion[]; currency: string }) {
  const t = await getTranslations('merchant.rules.versions')
  const kit = await getTranslations('merchant.kit')
  const locale = await getLocale()
  const steps = (version: TermsVersion) =>
    joinParts(
      version.earning.steps.map(
        (step) =>
          `${formatMoney(step.thresholdMinor, currency, locale, { trimZeros: true })} +${formatPoints(step.bonusPoints, locale)}`,
      ),
      locale,
    )
  return (
    <Table
      caption={t('title')}
      head={
        <>
          <Th>{t('version')}</Th>
          <Th>{t('from')}</Th>
          <Th>{t('says')}</Th>
          <Th>{t('reason')}</Th>
          <Th>{t('by')}</Th>
        </>
      }
    >
      {versions.map((version) => (
        <Tr key={version.versionId}>
          <Td className="font-medium tabular">
            <span className="inline-flex items-center gap-2">
              {t('number', { version: version.versionId })}
              <Badge tone={tones[version.state]}>{t(`state.${version.state}`)}</Badge>
            </span>
          </Td>
          <Td label={t('from')} className="whitespace-nowrap tabular">
            {formatDate(version.effectiveFrom, locale, 'time')}
          </Td>
          <Td label={t('says')} className="text-sm">
            <span className="text-end md:text-start">
              {t('short', {
                unit: moneyUnit(locale),
                rate: formatPoints(version.earning.ratePointsPerUnit, locale),
                share: formatBasisPoints(version.spending.maxShareBps, locale),
              })}
              {version.earning.steps.length > 0 ? (
                <span className="block text-ink-muted">{t('steps', { steps: steps(version) })}</span>
              ) : null}
            </span>
          </Td>
          <Td label={t('reason')} className="text-sm">
            <span className="text-end md:text-start">{version.reason}</span>
          </Td>
          <Td label={t('by')} className="text-sm">
            {version.createdByName || kit('theShop')}
          </Td>
        </Tr>
      ))}
    </Table>
  )
}
